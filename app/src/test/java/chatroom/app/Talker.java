package chatroom.app;

import java.util.concurrent.TimeoutException;

/// Somebody who says one thing at a time and is given the answer as it stands on the wire. Used by
/// one thread.
final class Talker implements AutoCloseable {
    private final PlainConnection connection;
    private long id;

    Talker(int port) throws TimeoutException, InterruptedException {
        this.connection = new PlainConnection(port);
        connection.send("{\"t\":\"hello\",\"v\":1,\"client\":\"test\",\"person\":\"\"}");
        connection.await("\"t\":\"welcome\"");
    }

    /// Requests from now on have ids above this one.
    void idsFrom(long above) {
        id = above;
    }

    /// Sends a request; gives what follows its id in the answer's beginning: `ok` or `no` and all.
    String ask(String type, String fields) throws TimeoutException, InterruptedException {
        id++;
        String rest = fields.isEmpty() ? "" : "," + fields;
        connection.send("{\"t\":\"" + type + "\",\"id\":" + id + rest + "}");
        String frame;
        do {
            frame = connection.await("\"id\":" + id);
        } while (!frame.startsWith("{\"t\":\"ok\"") && !frame.startsWith("{\"t\":\"no\""));
        return frame;
    }

    String create(String session, String name) throws TimeoutException, InterruptedException {
        return ask("create", "\"session\":\"" + session + "\",\"name\":\"" + name + "\"");
    }

    String say(String text) throws TimeoutException, InterruptedException {
        return ask("say", "\"text\":\"" + text + "\"");
    }

    @Override
    public void close() {
        connection.close();
    }
}
