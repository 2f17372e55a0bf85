package chatroom.app;

import chatroom.wire.Protocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A connection to a server on this computer by its plain door, where frames are seen as they stand
/// on the wire. Used by one thread.
final class PlainConnection implements AutoCloseable {
    private static final long WITHIN_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    PlainConnection(int port) {
        this.socket =
                http.newWebSocketBuilder()
                        .subprotocols(Protocol.SUBPROTOCOL)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + port + Protocol.PATH),
                                new Ear(heard))
                        .join();
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /// The next frame that has this part; those before it are passed over.
    String await(String part) throws TimeoutException, InterruptedException {
        String frame;
        do {
            frame = heard.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new TimeoutException("no answer with " + part);
            }
        } while (!frame.contains(part));
        return frame;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        http.close();
    }

    /// Puts together the frames that come in parts.
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> heard;
        private final StringBuilder frame = new StringBuilder();

        Ear(BlockingQueue<String> heard) {
            this.heard = heard;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                heard.add(frame.toString());
                frame.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
