package chatroom.server.sessions;

import chatroom.core.Door;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;

/// The wire of one connection. All but [#loop] and the facts is called on its loop. Nothing here
/// blocks: what cannot be written now waits, and [#writable] says that no more should be given.
public interface Link {
    Loop loop();

    /// Whether what waits to be sent is below its bound.
    boolean writable();

    /// Sends one frame to this connection alone; it goes out at the end of the loop's turn.
    void send(Frame frame);

    /// Sends ready-made frames that others get too; the link retains them as long as it needs them.
    void send(Frames frames);

    /// How far the connection has come; each stage has limits of its own.
    void became(Stage stage);

    /// Stops or resumes reading requests.
    void reading(boolean on);

    /// Says why and closes, after what was sent before.
    void close(CloseCode code);

    /// The address it comes from, as its source for limits (an IPv6 network counts as one).
    String source();

    /// By which door it came in.
    Door door();

    /// Whether it comes from the server's own machine.
    boolean local();

    /// How far a connection has come.
    enum Stage {
        RAW,
        BROWSING,
        MEMBER
    }
}
