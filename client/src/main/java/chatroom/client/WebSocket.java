package chatroom.client;

import chatroom.wire.Protocol;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// The client's end of RFC 6455 over a connection: whole text messages, blocking reads, pings
/// answered by themselves.
///
/// One thread reads; any thread writes, one at a time. Not reading is the back pressure. Everything
/// that comes is bounded before it is taken in.
final class WebSocket implements AutoCloseable {
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CONTROL_BYTES = 125;
    private static final byte[] NORMAL = {0x03, (byte) 0xE8}; // 1000

    private final Encrypted connection;
    private final InputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock writing = new ReentrantLock();

    private WebSocket(Encrypted connection) throws IOException {
        this.connection = connection;
        this.in = new BufferedInputStream(connection.in(), 1 << 16);
        this.out = connection.out();
    }

    /// Shakes hands over a connection, which is cut where that fails.
    ///
    /// @throws ProtocolException where what answers is no server of ours
    static WebSocket open(Encrypted connection, Address address) throws IOException {
        try {
            WebSocket webSocket = new WebSocket(connection);
            Handshake.shake(webSocket.in, webSocket.out, address, webSocket.random);
            return webSocket;
        } catch (IOException e) {
            connection.cut();
            throw e;
        }
    }

    /// The other side has said that it closes.
    static final class Closed extends IOException {
        /// The code of the close frame; 1005 where it had none.
        final int code;

        Closed(int code) {
            super("closed with " + code);
            this.code = code;
        }
    }

    /// The next text message, in what should be UTF-8.
    ///
    /// @throws Closed where the server closed in order
    /// @throws IOException where the connection broke, fell silent, or does not speak the protocol
    byte[] read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(512);
        boolean begun = false;
        while (true) {
            int first = octet();
            int opcode = first & 0x0F;
            boolean last = (first & FINAL) != 0;
            if ((first & 0x70) != 0) {
                throw new ProtocolException("a frame uses an extension that was not agreed on");
            }
            byte[] payload = payload(Protocol.SERVER_FRAME_BYTES - whole.size());
            switch (opcode) {
                case TEXT, CONTINUATION -> {
                    if (begun != (opcode == CONTINUATION)) {
                        throw new ProtocolException("a message is broken into wrong frames");
                    }
                    if (last && !begun) {
                        return payload;
                    }
                    begun = true;
                    whole.writeBytes(payload);
                    if (last) {
                        return whole.toByteArray();
                    }
                }
                case PING -> {
                    control(last, payload);
                    write(PONG, payload);
                }
                case PONG -> control(last, payload);
                case CLOSE -> {
                    control(last, payload);
                    throw closed(payload);
                }
                default -> throw new ProtocolException("a frame of unknown kind " + opcode);
            }
        }
    }

    private static void control(boolean last, byte[] payload) throws ProtocolException {
        if (!last || payload.length > CONTROL_BYTES) {
            throw new ProtocolException("a control frame is too long");
        }
    }

    private Closed closed(byte[] payload) throws IOException {
        int code = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        write(CLOSE, payload.length < 2 ? new byte[0] : new byte[] {payload[0], payload[1]});
        return new Closed(code);
    }

    private byte[] payload(int most) throws IOException {
        int second = octet();
        if ((second & MASKED) != 0) {
            throw new ProtocolException("a server does not mask");
        }
        long length =
                switch (second & 0x7F) {
                    case 126 -> number(2);
                    case 127 -> number(8);
                    default -> second & 0x7F;
                };
        if (length < 0 || length > most) {
            throw new ProtocolException("a message is too long: " + length);
        }
        byte[] payload = in.readNBytes((int) length); // grows with what comes, not with the claim
        if (payload.length < length) {
            throw new IOException("the connection broke");
        }
        return payload;
    }

    private long number(int octets) throws IOException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new IOException("the connection broke");
        }
        return octet;
    }

    /// Sends one text message; blocks while the server does not read.
    void write(byte[] message) throws IOException {
        write(TEXT, message);
    }

    private void write(int opcode, byte[] payload) throws IOException {
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (payload.length <= CONTROL_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        writing.lock();
        try {
            out.write(frame.array(), 0, frame.position());
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /// Says goodbye, waits no longer than a second for that to be sent, and closes the socket:
    /// whoever reads or writes ends.
    @Override
    public void close() {
        Thread goodbye =
                Thread.startVirtualThread(() -> {
                    try {
                        write(CLOSE, NORMAL);
                    } catch (IOException e) {
                        // It is gone already, which is what was wanted.
                    }
                });
        try {
            goodbye.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abort();
    }

    /// Ends the connection without a word.
    void abort() {
        connection.cut();
    }
}
