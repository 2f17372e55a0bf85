package chatroom.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A WebSocket that costs little: many frames for one system call, none of them copied, and nothing
/// checked that our own server does right. Blocking until it is registered with a selector. Used by
/// one thread.
final class LeanSocket implements AutoCloseable {
    /// Longer than any frame that comes here.
    private static final int IN_BYTES = 1 << 18;

    /// More than is ever unwritten: a talker's unanswered messages.
    private static final int OUT_BYTES = 1 << 16;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);

    private LeanSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /// Hears the texts of frames; the bytes are its own only until it returns.
    interface Ear {
        void hear(byte[] bytes, int from, int to) throws IOException;
    }

    static LeanSocket open(int port) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        LeanSocket socket = new LeanSocket(channel);
        socket.upgrade();
        return socket;
    }

    private void upgrade() throws IOException {
        channel.write(Frames.upgrade());
        String answer;
        do {
            receive();
            answer = new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
        } while (!answer.contains("\r\n\r\n"));
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new ProtocolException(answer);
        }
        in.flip().position(answer.indexOf("\r\n\r\n") + 4);
        in.compact();
    }

    private void receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection");
        }
    }

    /// From now on nothing blocks; what is attached is served when the selector says so.
    void register(Selector selector, Object attached) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, attached);
    }

    // Out.

    /// Will be written by [#flush].
    void put(byte[] text) {
        Frames.put(out, Frames.TEXT, text);
    }

    /// Writes what the socket takes.
    ///
    /// @return whether that was all
    boolean flush() throws IOException {
        if (out.position() > 0) {
            out.flip();
            channel.write(out);
            out.compact();
        }
        return out.position() == 0;
    }

    // In.

    /// Takes in what has come.
    void read(Ear ear) throws IOException {
        receive();
        in.flip();
        while (frame(ear)) {
            // The next one.
        }
        in.compact();
    }

    /// Takes one frame; false where the rest of it has not come.
    private boolean frame(Ear ear) throws IOException {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int length = in.get(start + 1);
        int header = length == Frames.EIGHT_BYTES ? 10 : length == Frames.TWO_BYTES ? 4 : 2;
        if (in.remaining() < header) {
            return false;
        }
        if (header > 2) {
            length = header == 4 ? in.getShort(start + 2) & 0xFFFF : in.getInt(start + 6);
        }
        if (length < 0 || length > in.capacity() - header) {
            throw new ProtocolException("a frame is too long: " + length);
        }
        if (in.remaining() < header + length) {
            return false;
        }
        take(in.get(start) & 0x0F, start + header, length, ear);
        in.position(start + header + length);
        return true;
    }

    private void take(int opcode, int from, int length, Ear ear) throws IOException {
        switch (opcode) {
            case Frames.TEXT -> ear.hear(in.array(), from, from + length);
            case Frames.PING -> {
                byte[] payload = new byte[length];
                in.get(from, payload);
                Frames.put(out, Frames.PONG, payload);
            }
            case Frames.CLOSE -> throw new EOFException("the server closed a connection");
            default -> throw new ProtocolException("a frame of kind " + opcode);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
