package chatroom.wording;

import chatroom.core.Printable;
import chatroom.discovery.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a search for servers tried, and why it may have found none. Immutable; any thread.
public record Searched(Diagnosis diagnosis, Wording wording) {
    /// How everybody was asked; empty where nothing was sent.
    public Optional<String> tried() {
        List<String> ways = diagnosis.attempts().stream().map(this::way).distinct().toList();
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = Map.of("ways", String.join(", ", ways));
        return Optional.of(wording.words().counted("find.tried", ways.size(), all));
    }

    /// What may be the matter and what to do about it, likeliest first.
    public List<String> causes() {
        return diagnosis.likely().stream()
                .map(cause -> wording.of("find.cause." + Wording.key(cause)))
                .toList();
    }

    private String way(Diagnosis.Attempt attempt) {
        String key =
                attempt.from().isLoopbackAddress() ? "this-machine" : Wording.key(attempt.target());
        String address = Printable.of(attempt.to().getHostAddress());
        String way =
                wording.of("find.way." + key, "adapter", attempt.adapter(), "address", address);
        if (attempt.sent() > 0) {
            return way;
        }
        return attempt.reason().isEmpty()
                ? wording.words().of("find.way.failed.silently", Map.of("way", way))
                : wording.words()
                        .of(
                                "find.way.failed",
                                Map.of("way", way, "reason", wording.quoted(attempt.reason())));
    }
}
