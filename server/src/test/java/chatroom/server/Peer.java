package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client for tests that speaks the protocol over a real WebSocket, one frame at a time. What it
/// waits for may be preceded by other frames, which stay to be waited for.
final class Peer implements WebSocket.Listener, AutoCloseable {
    private static final int SECONDS = 10;

    private final LinkedBlockingQueue<Frame> arriving = new LinkedBlockingQueue<>();
    private final Deque<Frame> seen = new ArrayDeque<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    volatile int closed;
    private long id;

    Peer(int port, String person) {
        this("ws://127.0.0.1:" + port, person);
    }

    /// @param server `ws:` or `wss:` with host and port
    Peer(String server, String person) {
        this.socket =
                HttpClient.newBuilder()
                        .sslContext(Anybody.context())
                        .build()
                        .newWebSocketBuilder()
                        .subprotocols(Protocol.SUBPROTOCOL)
                        .buildAsync(URI.create(server + Protocol.PATH), this)
                        .join();
        send(new Request.Hello(Protocol.VERSION, "test", person, null));
        await(Frame.Welcome.class);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            byte[] bytes = partial.toString().getBytes(StandardCharsets.UTF_8);
            partial.setLength(0);
            switch (FrameCodec.decode(bytes)) {
                case FrameCodec.Decoded.Told told -> arriving.add(told.frame());
                case FrameCodec.Decoded other -> throw new AssertionError(other);
            }
        }
        webSocket.request(1);
        return java.util.concurrent.CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed = statusCode;
        return java.util.concurrent.CompletableFuture.completedStage(null);
    }

    long next() {
        return ++id;
    }

    void send(Request request) {
        raw(new String(RequestCodec.encode(request), StandardCharsets.UTF_8));
    }

    void raw(String text) {
        socket.sendText(text, true).join();
    }

    <F extends Frame> F await(Class<F> type) {
        return await(type, _ -> true);
    }

    /// The first frame of that kind that fits, within ten seconds.
    <F extends Frame> F await(Class<F> type, Predicate<F> fits) {
        for (Frame frame : seen) {
            if (type.isInstance(frame) && fits.test(type.cast(frame))) {
                seen.remove(frame);
                return type.cast(frame);
            }
        }
        try {
            while (true) {
                Frame frame = arriving.poll(SECONDS, TimeUnit.SECONDS);
                assertThat(frame).as("a %s, after %s", type.getSimpleName(), seen).isNotNull();
                if (type.isInstance(frame) && fits.test(type.cast(frame))) {
                    return type.cast(frame);
                }
                seen.add(frame);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Frame.Ok ok(long id) {
        Frame answer = answer(id);
        assertThat(answer).isInstanceOf(Frame.Ok.class);
        return (Frame.Ok) answer;
    }

    String no(long id) {
        Frame answer = answer(id);
        assertThat(answer).isInstanceOf(Frame.No.class);
        return ((Frame.No) answer).refusal().code().wire();
    }

    private Frame answer(long id) {
        return await(
                Frame.class,
                f ->
                        (f instanceof Frame.Ok ok && ok.id() == id)
                                || (f instanceof Frame.No no && no.id() == id));
    }

    Frame.State create(String session, String name, @Nullable String code) {
        long id = next();
        send(new Request.Create(id, session, name, code, null, null, null, null));
        ok(id);
        return await(Frame.State.class);
    }

    Frame.Body.Place join(String session, String name, @Nullable String code) {
        long id = next();
        send(new Request.Join(id, session, name, code, null));
        return body(Frame.Body.Place.class, id);
    }

    String joinRefused(String session, String name, @Nullable String code) {
        long id = next();
        send(new Request.Join(id, session, name, code, null));
        return no(id);
    }

    /// What the answer to a request carried, which must be of that kind.
    <B extends Frame.Body> B body(Class<B> type, long id) {
        Frame.Body body = ok(id).body();
        assertThat(body).isInstanceOf(type);
        return type.cast(Objects.requireNonNull(body));
    }

    Frame say(String text) {
        long id = next();
        send(new Request.Say(id, text));
        return answer(id);
    }

    String sayRefused(String text) {
        long id = next();
        send(new Request.Say(id, text));
        return no(id);
    }

    /// The next event of that kind in the session.
    <E extends chatroom.core.Event> E event(Class<E> type) {
        return type.cast(
                await(Frame.Told.class, t -> type.isInstance(t.entry().event())).entry().event());
    }

    String said() {
        return event(chatroom.core.Event.Said.class).text().value();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
