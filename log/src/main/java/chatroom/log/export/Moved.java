package chatroom.log.export;

import java.util.List;

/// What an export or import took along.
///
/// @param sessions their names, as they are compared
/// @param entries how many they have together
/// @param damage what was left out because it is damaged
public record Moved(List<String> sessions, long entries, List<String> damage) {
    public Moved {
        sessions = List.copyOf(sessions);
        damage = List.copyOf(damage);
    }
}
