package chatroom.client;

/// Hears what happens, in order and one thing at a time, on a virtual thread of the client's own.
///
/// It may block and may call the client. While it takes its time the connection is read no further
/// than a bounded queue, so a slow one costs the server's patience and nobody's memory. What it
/// throws goes to its thread's uncaught exception handler, and it hears on.
@FunctionalInterface
public interface Listener {
    /// A listener that does not care.
    Listener NOBODY = _ -> {};

    void hear(News news) throws Exception;
}
