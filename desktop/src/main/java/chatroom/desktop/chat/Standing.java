package chatroom.desktop.chat;

/// How one stands with the session. Immutable; any thread.
public sealed interface Standing {

    /// In it.
    record Inside() implements Standing {}

    /// The connection is lost for now, and the client tries to come back.
    record Away() implements Standing {}

    /// Timed out; the place is held.
    record Held(String why) implements Standing {}

    /// Out for good.
    ///
    /// @param why in words; empty for who left
    record Over(String why) implements Standing {}
}
