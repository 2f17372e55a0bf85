package chatroom.desktop.chat;

/// Words on their way to the server. Immutable; any thread.
///
/// @param id its number in this window
/// @param problem why it was not taken; empty while it is on its way
public record Outgoing(long id, String text, String problem) {
    public boolean failed() {
        return !problem.isEmpty();
    }

    Outgoing refused(String why) {
        return new Outgoing(id, text, why);
    }

    Outgoing again() {
        return new Outgoing(id, text, "");
    }
}
