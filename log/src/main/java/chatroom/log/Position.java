package chatroom.log;

/// After which entry an append is to go: our `seq`, and the engine's own `token` for that place (0
/// where the engine needs none). Only a log makes tokens; whoever holds a position hands it back as
/// it came.
public record Position(long seq, long token) {
    /// Before the first entry.
    public static final Position START = new Position(0, 0);
}
