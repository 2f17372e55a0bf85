package chatroom.client;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.FrameCodec.Decoded.Broken;
import chatroom.wire.FrameCodec.Decoded.Newer;
import chatroom.wire.FrameCodec.Decoded.Told;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;

/// One connection that the server has welcomed: frames in and out. One thread reads, any thread
/// writes.
final class Link implements AutoCloseable {
    private final WebSocket socket;
    private final Frame.Welcome welcome;

    private Link(WebSocket socket, Frame.Welcome welcome) {
        this.socket = socket;
        this.welcome = welcome;
    }

    /// Says hello over a connected socket and reads the welcome. The socket is closed where that
    /// fails.
    static Link greet(Socket socket, Address address, Request.Hello hello) throws IOException {
        WebSocket webSocket = WebSocket.open(socket, address);
        try {
            webSocket.write(RequestCodec.encode(hello));
            return new Link(webSocket, welcome(webSocket.read()));
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
