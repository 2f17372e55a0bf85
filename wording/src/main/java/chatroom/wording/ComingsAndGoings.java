package chatroom.wording;

import chatroom.core.Entry;
import chatroom.core.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Those who come and go in a row share one line: “Anna and Ben joined. Carla left.” Owned by one
/// thread.
public final class ComingsAndGoings {
    private final Wording wording;

    /// Who, by the key of the words for what they did.
    private final Map<String, List<String>> who = new LinkedHashMap<>();

    private long at;

    public ComingsAndGoings(Wording wording) {
        this.wording = wording;
    }

    /// Whether such an event shares a line with others.
    public static boolean has(Event event) {
        return !together(event).isEmpty();
    }

    /// Under which words an event shares a line with others; empty where it does not.
    private static String together(Event event) {
        return switch (event) {
            case Event.Joined _ -> "joined";
            case Event.Dropped _ -> "dropped";
            case Event.Resumed _ -> "resumed";
            case Event.Left left -> "left." + Wording.key(left.why());
            case Event.TimedOut _ -> "timed-out";
            case Event.Created _,
                    Event.Kicked _,
                    Event.AdminChanged _,
                    Event.CodeChanged _,
                    Event.Said _,
                    Event.Active _,
                    Event.Closed _ ->
                    "";
        };
    }

    public boolean isEmpty() {
        return who.isEmpty();
    }

    /// When the last of them came or went, epoch milliseconds.
    public long at() {
        return at;
    }

    /// One more, for whose event [#has] holds.
    public void add(Entry entry, Names names) {
        at = entry.at();
        who.computeIfAbsent(together(entry.event()), _ -> new ArrayList<>())
                .add(comer(entry.event(), names));
    }

    private String comer(Event event, Names names) {
        return switch (event) {
            case Event.Joined joined -> joined.name().value();
            case Event.Dropped dropped -> names.of(dropped.member(), wording);
            case Event.Resumed resumed -> names.of(resumed.member(), wording);
            case Event.Left left -> names.of(left.member(), wording);
            case Event.TimedOut out -> names.of(out.member(), wording);
            default -> wording.of("event.somebody");
        };
    }

    /// What one line says about all of them.
    public String sentences() {
        List<String> sentences = new ArrayList<>();
        who.forEach((key, names) -> sentences.add(sentence(key, names)));
        return String.join(" ", sentences);
    }

    private String sentence(String key, List<String> names) {
        List<String> once = names.stream().distinct().toList();
        return once.size() == 1
                ? wording.of("event." + key, "name", once.getFirst())
                : wording.words().of("event.several." + key, Map.of("names", wording.names(once)));
    }
}
