package chatroom.wire;

import org.jspecify.annotations.Nullable;

/// Why the server closes a connection, as the WebSocket's close code and in [Frame.Bye]; each says
/// whether to come back.
public enum CloseCode {
    STOPPED(4000, Again.NO, "The server was stopped."),
    TAKEN_OVER(4001, Again.NO, "Your place is used by another connection of yours."),
    PROTOCOL(4002, Again.NO, "The server does not understand this client."),
    FRAME_TOO_LARGE(4003, Again.NO, "A frame was too large."),
    IDLE(4004, Again.LATER, "Nothing was asked for a long time."),
    FULL(4005, Again.LATER, "There are too many connections."),
    SILENT(4006, Again.AT_ONCE, "No sign of life came."),
    FAULT(4007, Again.AT_ONCE, "Something went wrong in the server; it goes on from its log."),
    DRAINED(4008, Again.ELSEWHERE, "This server goes; another takes over."),
    HELLO_LATE(4009, Again.LATER, "No hello came in time.");

    /// Whether and when a client comes back by itself.
    public enum Again {
        NO,
        /// At once, then with growing pauses.
        AT_ONCE,
        /// When its person wants it, or after a minute.
        LATER,
        /// To another of the server's nodes.
        ELSEWHERE
    }

    private final int code;
    private final Again again;
    private final String sentence;

    CloseCode(int code, Again again, String sentence) {
        this.code = code;
        this.again = again;
        this.sentence = sentence;
    }

    /// The code of that number, null for one that this version does not know.
    public static @Nullable CloseCode find(int code) {
        for (CloseCode known : values()) {
            if (known.code == code) {
                return known;
            }
        }
        return null;
    }

    /// The number in the WebSocket's close frame.
    public int code() {
        return code;
    }

    public Again again() {
        return again;
    }

    /// The English sentence, for strangers.
    public String sentence() {
        return sentence;
    }
}
