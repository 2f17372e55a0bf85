package chatroom.log.sqlite;

/// What a check of a whole database came to.
///
/// @param sessions how many were checked
/// @param entries how many they have together
/// @param damage how many things were found that are not what was written
public record Audited(int sessions, long entries, long damage) {}
