package chatroom.log;

import java.util.Map;

/// The private facts beside a session's log, by name; told to nobody, deleted with the session.
/// Values are opaque to the log. A keep given with an append is written before the entries that
/// refer to it, or with them; its records replace those of the same name, the others stay, and an
/// empty value takes its record out.
public record Keep(Map<String, String> records) {
    public static final Keep NONE = new Keep(Map.of());

    public Keep {
        records = Map.copyOf(records);
    }
}
