package chatroom.app;

import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Somebody who talks in the server that is started for practice. Says one thing at a time and
/// waits for its answer. Used by one thread.
final class TrainingClient implements AutoCloseable {
    private static final long ANSWER_WITHIN_SECONDS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private long id;

    TrainingClient(int port) throws TimeoutException, InterruptedException {
        this.socket =
                http.newWebSocketBuilder()
                        .subprotocols(Protocol.SUBPROTOCOL)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + port + Protocol.PATH),
                                new Ear(heard))
                        .join();
        send(new Request.Hello(Protocol.VERSION, "training", "", null));
        await("\"welcome\"");
    }

    void createAndSay(String session, String name) throws TimeoutException, InterruptedException {
        ask(new Request.List(++id));
        ask(new Request.Watch(++id, true));
        ask(new Request.Create(++id, session, name, null, null, null, null, null));
        ask(new Request.Say(++id, "Is there anybody out there?"));
        ask(new Request.Say(++id, "/help"));
    }

    void joinAndSay(String session, String name) throws TimeoutException, InterruptedException {
        ask(new Request.Join(++id, session, name, null, null));
        ask(new Request.Say(++id, "Here I am."));
    }

    void leave() throws TimeoutException, InterruptedException {
        ask(new Request.Leave(++id, null));
    }

    void stop(String exitCode) throws TimeoutException, InterruptedException {
        ask(new Request.Exit(++id, exitCode));
    }

    private void ask(Request request) throws TimeoutException, InterruptedException {
        send(request);
        await("\"id\":" + id);
    }

    private void send(Request request) {
        String frame = new String(RequestCodec.encode(request), StandardCharsets.UTF_8);
        socket.sendText(frame, true).join();
    }

    private void await(String part) throws TimeoutException, InterruptedException {
        String frame;
        do {
            frame = heard.poll(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new TimeoutException("no answer with " + part);
            }
        } while (!frame.contains(part));
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
