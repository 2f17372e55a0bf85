package chatroom.bench;

/// Reads a frame of the server by the order in which our server writes its fields, without making
/// an object: the load generator shares the cores with what it measures. Used by one thread.
final class Cursor {
    private byte[] bytes = {};
    private int at;
    private int end;

    /// Begins anew, at the first of the bytes from `from` to `to`.
    void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /// Steps over these bytes if they are next.
    boolean takes(byte[] next) {
        if (end - at < next.length) {
            return false;
        }
        for (int i = 0; i < next.length; i++) {
            if (bytes[at + i] != next[i]) {
                return false;
            }
        }
        at += next.length;
        return true;
    }

    /// Steps over digits; 0 where there are none.
    long number() {
        long number = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }
}
