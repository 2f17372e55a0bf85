package chatroom.app;

import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;

/// Somebody who talks in the server that is started for practice. Says one thing at a time and
/// waits for its answer. Used by one thread.
final class TrainingClient implements AutoCloseable {
    private final PlainConnection connection;
    private long id;

    TrainingClient(int port) throws TimeoutException, InterruptedException {
        this.connection = new PlainConnection(port);
        send(new Request.Hello(Protocol.VERSION, "training", "", null));
        connection.await("\"welcome\"");
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
        ask(new Request.Exit(++id, exitCode, null));
    }

    private void ask(Request request) throws TimeoutException, InterruptedException {
        send(request);
        connection.await("\"id\":" + id);
    }

    private void send(Request request) {
        connection.send(new String(RequestCodec.encode(request), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        connection.close();
    }
}
