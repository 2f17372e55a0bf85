package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.wire.CloseCode;
import chatroom.wire.json.Utf8;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Cuts what a client sends by its WebSocket into messages (RFC 6455, section 5) and hands on each
/// as soon as it is whole, without a frame object or a handler in between: every message passes
/// here. Between two of them it can be paused; what had been read by then waits. Owned by its
/// channel's loop.
final class MessageReader {
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int CONTROL_BYTES = 125;
    private static final int MASK_BYTES = 4;
    private static final byte[] NOTHING = {};
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Messages messages;

    /// What was read and is no whole frame yet, or waits while this is paused.
    private @Nullable ByteBuf rest;

    /// What has come of a message in several frames, and of which kind it is; [#CONTINUATION] where
    /// none is begun.
    private ByteArrayOutputStream begun = new ByteArrayOutputStream(0);

    private int kind = CONTINUATION;
    private boolean paused;
    private boolean cutting;
    private boolean over;

    /// What comes out.
    interface Messages {
        void text(byte[] message);

        void binary(byte[] message);

        /// It wants to be sent these bytes back, 125 at most.
        void ping(byte[] payload);

        void pong();

        /// The client closes; nothing comes after it.
        void closed();

        /// It does not keep to the protocol, or sent too much at once; nothing comes after it.
        void broken(CloseCode why);
    }

    MessageReader(Messages messages) {
        this.messages = messages;
    }

    /// Takes bytes over as they were read.
    void read(ByteBuf in) {
        if (over) {
            in.release();
            return;
        }
        ByteBuf all = in;
        if (rest != null) {
            all = rest.discardSomeReadBytes().writeBytes(in);
            rest = null;
            in.release();
        }
        cut(all);
    }

    /// Hands on nothing until [#goOn].
    void pause() {
        paused = true;
    }

    void goOn() {
        paused = false;
        ByteBuf waiting = rest;
        if (waiting != null && !cutting) {
            rest = null;
            cut(waiting);
        }
    }

    /// Nothing comes any more.
    void end() {
        over = true;
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    private void cut(ByteBuf all) {
        cutting = true;
        try {
            while (!paused && !over && frame(all)) {
                // One after the other.
            }
        } finally {
            cutting = false;
            keep(all);
        }
    }

    /// A piece of a frame is kept in a buffer of its size: the one into which is read is larger.
    private void keep(ByteBuf all) {
        if (over || !all.isReadable()) {
            all.release();
        } else if (paused || all.capacity() <= 2 * all.readableBytes()) {
            rest = all;
        } else {
            rest = all.alloc().directBuffer(all.readableBytes()).writeBytes(all);
            all.release();
        }
    }

    // One frame: its header is checked as soon as it is there, before its payload has come.

    /// Whether there was a whole one.
    private boolean frame(ByteBuf in) {
        int at = in.readerIndex();
        int has = in.readableBytes();
        if (has < 2) {
            return false;
        }
        int first = in.getByte(at);
        int second = in.getByte(at + 1);
        if (!lawful(first, second)) {
            return broken(CloseCode.PROTOCOL);
        }
        int form = second & ~MASKED & 0xFF;
        int header = form < 126 ? 2 : form == 126 ? 4 : 10;
        if (has < header) {
            return false;
        }
        long length = length(in, at + 2, form);
        if (length < 0) {
            return broken(CloseCode.PROTOCOL);
        }
        if (length + begun.size() > Limits.FRAME_BYTES) {
            return broken(CloseCode.FRAME_TOO_LARGE);
        }
        int whole = header + MASK_BYTES + (int) length;
        if (has < whole) {
            return false;
        }
        byte[] payload = new byte[(int) length];
        in.getBytes(at + header + MASK_BYTES, payload);
        unmask(payload, in.getInt(at + header));
        in.skipBytes(whole);
        came(first & 0x0F, (first & FINAL) != 0, payload);
        return true;
    }

    /// Whether a frame may begin so, after what came before it.
    private boolean lawful(int first, int second) {
        int opcode = first & 0x0F;
        boolean known =
                switch (opcode) {
                    case CONTINUATION -> kind != CONTINUATION;
                    case TEXT, BINARY -> kind == CONTINUATION;
                    case CLOSE, PING, PONG ->
                            (first & FINAL) != 0 && (second & ~MASKED & 0xFF) <= CONTROL_BYTES;
                    default -> false;
                };
        return known && (first & RESERVED) == 0 && (second & MASKED) != 0;
    }

    /// How long the payload is; negative where a shorter form would have said it.
    private static long length(ByteBuf in, int at, int form) {
        if (form < 126) {
            return form;
        }
        long length = form == 126 ? in.getUnsignedShort(at) : in.getLong(at);
        return length < (form == 126 ? 126 : 65_536) ? -1 : length;
    }

    private static void unmask(byte[] payload, int mask) {
        long twice = (mask & 0xFFFF_FFFFL) | ((long) mask << 32);
        int i = 0;
        for (; i + Long.BYTES <= payload.length; i += Long.BYTES) {
            LONGS.set(payload, i, (long) LONGS.get(payload, i) ^ twice);
        }
        for (; i < payload.length; i++) {
            payload[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }

    private void came(int opcode, boolean last, byte[] payload) {
        switch (opcode) {
            case PING -> messages.ping(payload);
            case PONG -> messages.pong();
            case CLOSE -> close(payload);
            default -> data(opcode == CONTINUATION ? kind : opcode, last, payload);
        }
    }

    /// Parts are gathered where they stand: to copy what has come for each of them would make a
    /// tiny one as dear as the largest message.
    private void data(int opcode, boolean last, byte[] payload) {
        byte[] message = payload;
        if (!last || kind != CONTINUATION) {
            begun.writeBytes(payload);
            message = last ? begun.toByteArray() : NOTHING;
        }
        kind = last ? CONTINUATION : opcode;
        if (last) {
            begun = begun.size() == 0 ? begun : new ByteArrayOutputStream(0);
            hand(opcode, message);
        }
    }

    private void hand(int opcode, byte[] message) {
        if (opcode == TEXT) {
            messages.text(message);
        } else {
            messages.binary(message);
        }
    }

    /// Section 5.5.1: nothing, or a code and perhaps a reason in UTF-8.
    private void close(byte[] payload) {
        boolean lawful = payload.length == 0 || (payload.length > 1 && reasonable(payload));
        if (lawful) {
            over = true;
            messages.closed();
        } else {
            broken(CloseCode.PROTOCOL);
        }
    }

    private static boolean reasonable(byte[] payload) {
        int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        return WebSocketCloseStatus.isValidStatusCode(code)
                && Utf8.valid(payload, 2, payload.length);
    }

    private boolean broken(CloseCode why) {
        over = true;
        messages.broken(why);
        return false;
    }
}
