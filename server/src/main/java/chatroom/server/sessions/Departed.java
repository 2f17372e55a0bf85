package chatroom.server.sessions;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.wire.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds the names of those who are gone: entries refer to people by number, and the state has only
/// those who are there. Looks back in the log, so far and not further, and remembers what it found.
/// Owned by the session's loop.
final class Departed {
    /// How many pages of the log are looked through for one page of the past; who joined before
    /// them stays without a name. It bounds what a newcomer to an old session costs.
    private static final int PAGES = 20;

    /// How many are remembered; more are looked for anew.
    private static final int MOST = 10_000;

    private final LiveSession live;
    private final Node node;

    /// By number; the name is empty where none was found.
    private final Map<Integer, Frame.Former> known = new HashMap<>();

    Departed(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
    }

    /// Tells, at once or later, who is named in these entries, is no member, and does not join in
    /// them.
    void in(List<Entry> entries, Consumer<List<Frame.Former>> told) {
        Set<Integer> named =
                entries.stream()
                        .flatMapToInt(entry -> named(entry.event()))
                        .filter(number -> number != 0)
                        .filter(number -> live.session().members().find(number) == null)
                        .boxed()
                        .collect(Collectors.toSet());
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Joined joined) {
                named.remove(joined.member());
            }
        }
        Set<Integer> missing = new HashSet<>(named);
        missing.removeAll(known.keySet());
        if (missing.isEmpty()) {
            told.accept(former(named));
        } else {
            look(missing, entries.getFirst().seq(), PAGES, () -> told.accept(former(named)));
        }
    }

    /// The members whose names one needs to say what happened; 0 is the operator or nobody.
    private static IntStream named(Event event) {
        return switch (event) {
            case Event.Said said -> IntStream.of(said.member());
            case Event.Dropped dropped -> IntStream.of(dropped.member());
            case Event.Resumed resumed -> IntStream.of(resumed.member());
            case Event.Left left -> IntStream.of(left.member());
            case Event.Kicked kicked -> IntStream.of(kicked.member(), kicked.by());
            case Event.TimedOut out -> IntStream.of(out.member());
            case Event.AdminChanged changed -> IntStream.of(changed.member());
            case Event.CodeChanged changed -> IntStream.of(changed.by());
            case Event.Joined _, Event.Created _, Event.Active _, Event.Closed _ -> IntStream.of();
        };
    }

    private List<Frame.Former> former(Set<Integer> numbers) {
        return numbers.stream()
                .sorted()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(former -> !former.name().isEmpty())
                .toList();
    }

    private void look(Set<Integer> missing, long before, int pages, Runnable done) {
        var _ =
                node.log()
                        .before(live.id(), before, Limits.PAGE_ENTRIES, Limits.PAGE_ENTRIES)
                        .whenComplete((entries, failure) ->
                                live.loop()
                                        .execute(() -> {
                                            if (failure == null) {
                                                seen(entries, missing, pages, done);
                                            } else {
                                                done.run(); // the next page looks again
                                            }
                                        }));
    }

    private void seen(List<Entry> entries, Set<Integer> missing, int pages, Runnable done) {
        if (known.size() > MOST) {
            known.clear();
        }
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Joined joined && missing.remove(joined.member())) {
                known.put(
                        joined.member(),
                        new Frame.Former(
                                joined.member(), joined.name().value(), joined.key().value()));
            }
        }
        if (missing.isEmpty()) {
            done.run();
        } else if (entries.isEmpty() || pages == 1) {
            missing.forEach(number -> known.put(number, new Frame.Former(number, "", "")));
            done.run();
        } else {
            look(missing, entries.getFirst().seq(), pages - 1, done);
        }
    }
}
