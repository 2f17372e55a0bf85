package chatroom.wire;

/// Version and name of what is spoken.
public final class Protocol {
    private Protocol() {}

    /// The version in [Request.Hello] and [Frame.Welcome].
    public static final int VERSION = 1;

    /// The WebSocket subprotocol, which carries the version too.
    public static final String SUBPROTOCOL = "chatroom.v1";

    /// The path of the WebSocket.
    public static final String PATH = "/chat";

    /// Where a stream of the server's frames begins, for those who cannot have the WebSocket.
    public static final String STREAM_PATH = "/chat/stream";

    /// Where frames for a stream are sent to.
    public static final String SEND_PATH = "/chat/send";

    /// The longest frame of a server that a client takes: the state of a full session with its
    /// past. The server's own bound for clients is `Limits.FRAME_BYTES`.
    public static final int SERVER_FRAME_BYTES = 16 * 1024 * 1024;

    /// The port of a server, TCP and UDP, where nothing else is said.
    public static final int PORT = 24280;
}
