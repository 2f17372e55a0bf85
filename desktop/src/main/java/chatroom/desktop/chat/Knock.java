package chatroom.desktop.chat;

/// Somebody at the door. Immutable; any thread.
///
/// @param knock what this is called at the server
/// @param name printable
public record Knock(String knock, String name) {}
