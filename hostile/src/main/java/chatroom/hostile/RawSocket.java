package chatroom.hostile;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// A connection on which anything can be sent: bytes, or a WebSocket's frames, well-formed or not.
/// Reading blocks for a few seconds at most, and then fails: whoever is not answered in that time
/// hangs. One thread writes, one reads.
final class RawSocket implements AutoCloseable {
    /// What waits longer hangs.
    static final int PATIENCE_MILLIS = 5_000;

    private static final int PONG = 0xA;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// Connects to a port of this machine, and shakes hands where that door is the encrypted one.
    ///
    /// @param from the address to connect from, of this machine: the server tells sources apart
    static RawSocket open(Way way, String from) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), way.port()));
            return new RawSocket(way.over(socket));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Connects and becomes a WebSocket.
    static RawSocket upgraded(Way way, String from) throws IOException {
        RawSocket socket = open(way, from);
        try {
            socket.send(upgrade(way.port()));
            String status = socket.head();
            if (!status.startsWith("HTTP/1.1 101 ")) {
                throw new ProtocolException(status);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// The opening handshake, as an honest client sends it (RFC 6455, section 4.1).
    static byte[] upgrade(int port) {
        return """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: %s\r
        \r
        """
                .formatted(Protocol.PATH, port, Protocol.SUBPROTOCOL)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /// Whether that says that the server has closed, in order or not.
    static boolean ended(IOException e) {
        return e instanceof SocketException
                || e instanceof EOFException
                || e instanceof SSLException;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(Request request) throws IOException {
        send(frame(0x80 | TEXT, RequestCodec.encode(request)));
    }

    /// A whole frame with a mask of zeros, which is one like any other.
    static byte[] frame(int first, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            out.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            out.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        out.putInt(0).put(payload).flip();
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        return bytes;
    }

    static byte[] text(byte[] payload) {
        return frame(0x80 | TEXT, payload);
    }

    /// The next frame of the protocol; empty when the server has closed, for whatever reason.
    ///
    /// @throws java.net.SocketTimeoutException where none comes
    Optional<Frame> next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            byte[] payload = new byte[length(in.readUnsignedByte())];
            in.readFully(payload);
            switch (first & 0xF) {
                case TEXT -> {
                    if (FrameCodec.decode(payload) instanceof FrameCodec.Decoded.Told told) {
                        return Optional.of(told.frame());
                    }
                    throw new ProtocolException(new String(payload, StandardCharsets.UTF_8));
                }
                case PING -> send(frame(0x80 | PONG, payload));
                case CLOSE -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
    }

    private int length(int second) throws IOException {
        return switch (second) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> second;
        };
    }

    /// Says that nothing more will be sent, and reads until the server has closed too.
    ///
    /// @return how many bytes came
    /// @throws java.net.SocketTimeoutException where the server does not close
    long drain() throws IOException {
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
        InputStream rest = in;
        return rest.skip(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0); // ten thousand connections leave none behind
            socket.close();
        } catch (IOException e) {
            // It was closed by the other side.
        }
    }
}
