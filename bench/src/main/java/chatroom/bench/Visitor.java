package chatroom.bench;

import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// One who comes, says and goes, and waits for each answer. Used by one thread.
final class Visitor implements AutoCloseable {
    private final LeanSocket socket;
    private final Deque<String> heard = new ArrayDeque<>();

    /// Connects and says hello.
    Visitor(int port) throws IOException {
        socket = LeanSocket.open(port);
        ask(new Request.Hello(Protocol.VERSION, "visitor", "", null));
        await("\"t\":\"welcome\"");
    }

    void ask(Request request) throws IOException {
        socket.put(RequestCodec.encode(request));
        socket.flush();
    }

    /// Waits for the next frame that has `part` in it.
    ///
    /// @throws ProtocolException where something is refused before
    String await(String part) throws IOException {
        while (true) {
            while (!heard.isEmpty()) {
                String frame = heard.poll();
                if (frame.contains(part)) {
                    return frame;
                }
                if (frame.startsWith("{\"t\":\"no\"")) {
                    throw new ProtocolException(frame);
                }
            }
            socket.read((bytes, from, to) ->
                    heard.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
