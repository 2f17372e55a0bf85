package chatroom.client;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.FrameCodec.Decoded.Broken;
import chatroom.wire.FrameCodec.Decoded.Newer;
import chatroom.wire.FrameCodec.Decoded.Told;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.ProtocolException;

/// One connection that the server has welcomed: frames in and out. One thread reads, any thread
/// writes.
final class Link implements AutoCloseable {
    private final WebSocket socket;
    private final Frame.Welcome welcome;
    private final ServerIdentity identity;

    private Link(WebSocket socket, Frame.Welcome welcome, ServerIdentity identity) {
        this.socket = socket;
        this.welcome = welcome;
        this.identity = identity;
    }

    /// Says hello and reads the welcome. The connection is cut where that fails.
    static Link greet(Encrypted connection, Address address, Request.Hello hello)
            throws IOException {
        WebSocket webSocket = WebSocket.open(connection, address);
        try {
            webSocket.write(RequestCodec.encode(hello));
            return new Link(webSocket, welcome(webSocket.read()), connection.identity());
        } catch (IOException | RuntimeException e) {
            webSocket.abort();
            throw e;
        }
    }

    private static Frame.Welcome welcome(byte[] first) throws IOException {
        return switch (FrameCodec.decode(first)) {
            case Told(Frame.Welcome welcome) -> welcome;
            case Told(Frame.Bye bye) -> throw new IOException(bye.code().sentence());
            case Told(Frame.No no) -> throw new IOException(no.refusal().sentence());
            case Told _, Newer _, Broken _ ->
                    throw new ProtocolException("no server of ours: its first frame is no welcome");
        };
    }

    Frame.Welcome welcome() {
        return welcome;
    }

    /// What the server has proved to be, whatever its welcome says.
    ServerIdentity identity() {
        return identity;
    }

    FrameCodec.Decoded read() throws IOException {
        return FrameCodec.decode(socket.read());
    }

    void send(Request request) throws IOException {
        socket.write(RequestCodec.encode(request));
    }

    @Override
    public void close() {
        socket.close();
    }

    void abort() {
        socket.abort();
    }
}
