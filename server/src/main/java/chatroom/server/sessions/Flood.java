package chatroom.server.sessions;

import chatroom.core.Limits;

/// How much one connection may say at once and in the long run, in messages and in bytes: a pasted
/// page is fine, a flood is not. Owned by the connection's loop.
final class Flood {
    private static final long SECOND = 1_000;

    private final Node node;
    private final Bucket messages;
    private final Bucket bytes;

    Flood(Node node) {
        this.node = node;
        long now = node.clock().now();
        this.messages = new Bucket(Limits.FLOOD_BURST, Limits.FLOOD_PER_SECOND, SECOND, now);
        this.bytes =
                new Bucket(Limits.FLOOD_BURST_BYTES, Limits.FLOOD_BYTES_PER_SECOND, SECOND, now);
    }

    /// In UTF-8, without making it.
    private static int size(String text) {
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return size;
    }

    boolean tooFast(String text) {
        long now = node.clock().now();
        return !node.settings().unlimited()
                && !(messages.take(1, now) && bytes.take(size(text), now));
    }
}
