package chatroom.client;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The server's end of a WebSocket, for tests: reads what a client sends, sends what the test
/// wants, however wrong that is.
final class PeerSocket implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    PeerSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// Reads the client's opening and answers it; gives its lines.
    String shake() throws IOException {
        StringBuilder asked = new StringBuilder();
        while (!asked.toString().endsWith("\r\n\r\n")) {
            asked.append((char) in.readUnsignedByte());
        }
        String key =
                asked.toString()
                        .lines()
                        .filter(l -> l.startsWith("Sec-WebSocket-Key: "))
                        .map(l -> l.substring(19))
                        .findFirst()
                        .orElseThrow();
        raw(
                """
                HTTP/1.1 101 Switching Protocols\r
                upgrade: websocket\r
                connection: Upgrade\r
                sec-websocket-accept: %s\r
                sec-websocket-protocol: %s\r
                \r
                """
                        .formatted(Handshake.accept(key), Protocol.SUBPROTOCOL)
                        .getBytes(StandardCharsets.US_ASCII));
        return asked.toString();
    }

    /// One frame of a client, unmasked.
    static final class Received {
        final int opcode;
        final byte[] payload;

        Received(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }
    }

    Received receive() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new IOException("a client must mask");
        }
        int length =
                switch (second & 0x7F) {
                    case 126 -> in.readUnsignedShort();
                    case 127 -> Math.toIntExact(in.readLong());
                    default -> second & 0x7F;
                };
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Received(opcode, payload);
    }

    /// The next request; null where the client has closed.
    @Nullable Request read() throws IOException {
        while (true) {
            Received received;
            try {
                received = receive();
            } catch (EOFException e) {
                return null;
            }
            if (received.opcode == 8) {
                return null;
            }
            if (received.opcode == 1) {
                return switch (RequestCodec.decode(received.payload)) {
                    case RequestCodec.Decoded.Asked(Request request) -> request;
                    case RequestCodec.Decoded.Refused refused ->
                            throw new IOException(refused.toString());
                };
            }
        }
    }

    /// The next request, which must come.
    Request next() throws IOException {
        Request request = read();
        if (request == null) {
            throw new EOFException("the client has closed");
        }
        return request;
    }

    void send(Frame frame) throws IOException {
        raw(framed(0x81, FrameCodec.encode(frame)));
    }

    /// Sends the first half of a frame's bytes.
    void sendHalf(Frame frame) throws IOException {
        byte[] whole = framed(0x81, FrameCodec.encode(frame));
        raw(Arrays.copyOf(whole, whole.length / 2));
    }

    /// An unmasked frame of any kind.
    static byte[] framed(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length <= 125) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        return Arrays.copyOf(frame.put(payload).array(), frame.position());
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
