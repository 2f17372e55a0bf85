package chatroom.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What pings and answers have in common on the wire: 16 bytes of header, then fields of tag,
/// length and value (`docs/discovery.md`). Holds no state; any thread.
///
/// Nothing in here throws on what comes from the network, and nothing is allocated before the
/// header was found good.
final class Packet {
    static final int HEADER = 16;

    /// How a packet's header reads.
    enum Header {
        GOOD,
        OTHER_VERSION,
        GARBAGE
    }

    private static final int MAGIC = 0x43484154; // "CHAT"
    private static final byte VERSION = 1;

    private static final int AT_VERSION = 4;
    private static final int AT_KIND = 5;
    private static final int AT_LENGTH = 6;
    private static final int AT_NONCE = 8;

    private Packet() {}

    /// Starts a packet of this kind in an empty buffer; fields follow by [#put], the end by [#end].
    static ByteBuffer begin(ByteBuffer out, byte kind, long nonce) {
        return out.putInt(MAGIC).put(VERSION).put(kind).putShort((short) 0).putLong(nonce);
    }

    /// Appends a field if it still fits and says whether it did.
    static boolean put(ByteBuffer out, int tag, byte... value) {
        if (out.remaining() < 2 + value.length) {
            return false;
        }
        out.put((byte) tag).put((byte) value.length).put(value);
        return true;
    }

    static boolean putShort(ByteBuffer out, int tag, int value) {
        return put(out, tag, (byte) (value >>> 8), (byte) value);
    }

    static boolean putInt(ByteBuffer out, int tag, int value) {
        return put(out, tag, ByteBuffer.allocate(4).putInt(value).array());
    }

    /// Writes how long the fields are and makes the buffer ready to be sent.
    static ByteBuffer end(ByteBuffer out) {
        return out.putShort(AT_LENGTH, (short) (out.position() - HEADER)).flip();
    }

    /// Whether what lies between position and limit begins like a packet of one of these kinds.
    static Header header(ByteBuffer in, byte kind, byte orKind) {
        int at = in.position();
        if (in.remaining() < HEADER
                || in.remaining() > Bounds.LONGEST_PACKET
                || in.getInt(at) != MAGIC) {
            return Header.GARBAGE;
        }
        if (in.get(at + AT_VERSION) != VERSION) {
            return Header.OTHER_VERSION;
        }
        byte is = in.get(at + AT_KIND);
        int length = Short.toUnsignedInt(in.getShort(at + AT_LENGTH));
        return (is == kind || is == orKind) && length <= in.remaining() - HEADER
                ? Header.GOOD
                : Header.GARBAGE;
    }

    static byte kind(ByteBuffer in) {
        return in.get(in.position() + AT_KIND);
    }

    static long nonce(ByteBuffer in) {
        return in.getLong(in.position() + AT_NONCE);
    }

    /// The fields of a packet whose header is good.
    static Fields fields(ByteBuffer in) {
        int at = in.position();
        return new Fields(in.slice(at + HEADER, Short.toUnsignedInt(in.getShort(at + AT_LENGTH))));
    }

    /// An address of 4 or 16 bytes, or null for any other length.
    static @Nullable InetAddress address(byte[] bytes) {
        try {
            return bytes.length == 4 || bytes.length == 16 ? InetAddress.getByAddress(bytes) : null;
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes always make an address", e);
        }
    }

    /// Walks over fields once. Owned by whoever reads the packet.
    static final class Fields {
        private final ByteBuffer in;
        private int tag;
        private int length;

        private Fields(ByteBuffer in) {
            this.in = in;
        }

        /// Goes to the next field; false at the end, and where the next field is cut off (then
        /// [#broken]).
        boolean next() {
            if (in.remaining() < 2) {
                return false;
            }
            in.mark();
            tag = Byte.toUnsignedInt(in.get());
            length = Byte.toUnsignedInt(in.get());
            if (length > in.remaining()) {
                in.reset();
                return false;
            }
            return true;
        }

        int tag() {
            return tag;
        }

        /// The value, to be asked for once; [#skip] otherwise.
        byte[] bytes() {
            byte[] value = new byte[length];
            in.get(value);
            return value;
        }

        /// A value of exactly this many bytes (at most 4) as a number, or -1 for another length.
        long number(int bytes) {
            if (length != bytes) {
                skip();
                return -1;
            }
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | Byte.toUnsignedInt(in.get());
            }
            return value;
        }

        void skip() {
            in.position(in.position() + length);
        }

        /// Whether something is left that is not a whole field.
        boolean broken() {
            return in.hasRemaining();
        }
    }

    /// The same link-local address, reached by the adapter with this index; all others as they are.
    /// What stands in a packet has no scope, and the sender's would mean nothing here.
    static InetAddress scoped(InetAddress address, int adapterIndex) {
        try {
            return address instanceof Inet6Address v6 && v6.isLinkLocalAddress() && adapterIndex > 0
                    ? Inet6Address.getByAddress(null, v6.getAddress(), adapterIndex)
                    : address;
        } catch (UnknownHostException e) {
            throw new AssertionError("an Inet6Address has 16 bytes", e);
        }
    }
}
