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

/// Somebody who says one thing at a time and is given the answer as it stands on the wire. Used by
/// one thread.
final class Talker implements AutoCloseable {
    private static final long ANSWER_WITHIN_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private long id;

    Talker(int port) throws TimeoutException, InterruptedException {
        this.socket =
                http.newWebSocketBuilder()
                        .subprotocols(Protocol.SUBPROTOCOL)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + port + Protocol.PATH),
                                new Ear(heard))
                        .join();
        socket.sendText("{\"t\":\"hello\",\"v\":1,\"client\":\"test\",\"person\":\"\"}", true)
                .join();
        await("\"t\":\"welcome\"");
    }

    /// Sends a request; gives what follows its id in the answer's beginning: `ok` or `no` and all.
    String ask(String type, String fields) throws TimeoutException, InterruptedException {
        id++;
        String rest = fields.isEmpty() ? "" : "," + fields;
        socket.sendText("{\"t\":\"" + type + "\",\"id\":" + id + rest + "}", true).join();
        String frame;
        do {
            frame = await("\"id\":" + id);
        } while (!frame.startsWith("{\"t\":\"ok\"") && !frame.startsWith("{\"t\":\"no\""));
        return frame;
    }

    String create(String session, String name) throws TimeoutException, InterruptedException {
        return ask("create", "\"session\":\"" + session + "\",\"name\":\"" + name + "\"");
    }

    String say(String text) throws TimeoutException, InterruptedException {
        return ask("say", "\"text\":\"" + text + "\"");
    }

    private String await(String part) throws TimeoutException, InterruptedException {
        while (true) {
            String frame = heard.poll(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new TimeoutException("no answer with " + part);
            }
            if (frame.contains(part)) {
                return frame;
            }
        }
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
