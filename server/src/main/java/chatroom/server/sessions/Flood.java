package chatroom.server.sessions;

import chatroom.core.Limits;

/// How much one connection may say at once and in the long run, in messages and in bytes (a pasted
/// page is fine, a flood is not), and how many frames of any kind it may send. Owned by the
/// connection's loop.
final class Flood {
    private static final long SECOND = 1_000;

    private final Node node;
    private final Bucket messages;
    private final Bucket bytes;
    private final Bucket frames;

    Flood(Node node) {
        this.node = node;
        long now = node.clock().now();
        this.messages = new Bucket(Limits.FLOOD_BURST, Limits.FLOOD_PER_SECOND, SECOND, now);
        this.bytes =
                new Bucket(Limits.FLOOD_BURST_BYTES, Limits.FLOOD_BYTES_PER_SECOND, SECOND, now);
        this.frames = new Bucket(Limits.FRAMES_BURST, Limits.FRAMES_PER_SECOND, SECOND, now);
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

    /// Milliseconds until that may be said; 0 where it may be now, and then it is counted.
    long untilSaid(String text) {
        if (node.settings().unlimited()) {
            return 0;
        }
        long now = node.clock().now();
        int size = size(text);
        long wait = Math.max(messages.until(1, now), bytes.until(size, now));
        if (wait == 0) {
            messages.take(1, now);
            bytes.take(size, now);
        }
        return wait;
    }

    /// Counts a frame; milliseconds until there may be another.
    long untilNextFrame() {
        if (node.settings().unlimited()) {
            return 0;
        }
        long now = node.clock().now();
        frames.take(1, now);
        return frames.until(1, now);
    }
}
