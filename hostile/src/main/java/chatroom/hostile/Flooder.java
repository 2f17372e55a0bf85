package chatroom.hostile;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A member who says as much as the connection takes, and reads all answers. Used by one thread; it
/// floods and listens on two of its own.
final class Flooder implements AutoCloseable {
    private static final String FROM = "127.0.0.5";

    private final RawSocket socket;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger said = new AtomicInteger();
    private volatile String what = "";
    private volatile boolean over;

    /// What somebody floods with.
    enum With {
        MESSAGES("flood"),
        BYTES("x".repeat(Limits.TEXT_CODE_POINTS));

        private final String text;

        With(String text) {
            this.text = text;
        }
    }

    private Flooder(RawSocket socket) {
        this.socket = socket;
        Thread.startVirtualThread(this::listen);
        Thread.ofPlatform().daemon().name("flood").start(this::flood);
    }

    /// Comes into the session, and is silent for now.
    static Flooder in(Way way, String session) throws IOException {
        RawSocket socket = Pair.greeted(way, FROM);
        socket.send(new Request.Join(1, session, "Flooder", null, null));
        Pair.answered(socket, 1);
        return new Flooder(socket);
    }

    /// Floods from now on.
    void begin(With with) {
        what = with.text;
    }

    void pause() {
        what = "";
    }

    /// How many messages went out, to the server or into buffers on the way.
    int said() {
        return said.get();
    }

    /// How many were refused.
    int refused() {
        return refused.get();
    }

    private void flood() {
        try {
            while (!over) {
                String text = what;
                if (text.isEmpty()) {
                    Thread.sleep(1);
                } else {
                    socket.send(new Request.Say(2L + said.getAndIncrement(), text));
                }
            }
        } catch (IOException e) {
            // Put out, which is what is hoped for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            while (true) {
                Frame frame = socket.next().orElseThrow(() -> new IOException("closed"));
                if (frame instanceof Frame.No) {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            over = true;
        }
    }

    /// Whether it is still in.
    boolean in() {
        return !over;
    }

    @Override
    public void close() {
        over = true;
        socket.close();
    }
}
