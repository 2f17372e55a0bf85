package chatroom.server.gateway;

import chatroom.server.sessions.Connection;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What the client of a stream sends: requests, numbered from 0, each with frames one a line, which
/// are given to the connection as far as it reads. A request is answered when all of it was given
/// and more would be read, so a client that waits for the answer is as bounded as one whose socket
/// is not read. Owned by the link's loop.
final class Upward {
    private final StreamLink link;
    private final Connection connection;
    private final boolean encrypted;
    private final Deque<byte[]> frames = new ArrayDeque<>();

    private long next;
    private @Nullable Answer waiting;
    private @Nullable Sender sender;
    private boolean giving;
    private boolean over;

    /// @param encrypted by which door the stream came; what belongs to it comes by the same
    Upward(StreamLink link, Connection connection, boolean encrypted) {
        this.link = link;
        this.connection = connection;
        this.encrypted = encrypted;
        link.whenReading(this::give);
    }

    /// Answers one request.
    interface Answer {
        void of(HttpResponseStatus status);
    }

    /// The HTTP connection by which requests come.
    interface Sender {
        /// That stream has no more use for it.
        void released(Upward by);
    }

    StreamLink link() {
        return link;
    }

    boolean encrypted() {
        return encrypted;
    }

    /// A request came. One that was taken already is answered again and not taken twice: its answer
    /// was lost. One that comes before its turn is refused.
    void post(long number, byte[] body, Answer answer) {
        link.heard();
        connection.came();
        if (over) {
            answer.of(HttpResponseStatus.NOT_FOUND);
        } else if (number == next && waiting == null) {
            next++;
            waiting = answer;
            split(body);
            give();
        } else if (number == next - 1 && waiting != null) {
            waiting.of(HttpResponseStatus.CONFLICT);
            waiting = answer;
        } else {
            answer.of(number < next ? HttpResponseStatus.OK : HttpResponseStatus.CONFLICT);
        }
    }

    private void split(byte[] body) {
        int from = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (i > from) {
                    frames.add(Arrays.copyOfRange(body, from, i));
                }
                from = i + 1;
            }
        }
    }

    /// The connection may stop reading, and begin again, in the middle of this.
    private void give() {
        if (giving) {
            return;
        }
        giving = true;
        try {
            while (link.reads() && !frames.isEmpty()) {
                connection.came();
                link.received(frames.remove(), connection);
            }
        } catch (RuntimeException e) {
            link.fault(e);
        } finally {
            giving = false;
        }
        Answer taken = waiting;
        if (link.reads() && taken != null) {
            waiting = null;
            taken.of(HttpResponseStatus.OK);
        }
    }

    /// Requests come by `next` from now on; the one before is let go.
    void sender(Sender next) {
        Sender before = sender;
        if (over) {
            next.released(this);
        } else if (!next.equals(before)) {
            sender = next;
            if (before != null) {
                before.released(this);
            }
        }
    }

    /// The stream is gone.
    void ended() {
        over = true;
        frames.clear();
        if (waiting != null) {
            waiting.of(HttpResponseStatus.NOT_FOUND);
            waiting = null;
        }
        if (sender != null) {
            sender.released(this);
            sender = null;
        }
    }
}
