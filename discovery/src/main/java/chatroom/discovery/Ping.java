package chatroom.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The question "is there a server?", with host and port of the socket that waits for the answer.
/// Immutable; any thread.
///
/// @param nonce random, echoed in the answer: whoever cannot hear the question cannot answer it
/// @param host what the asker takes its address to be; compared, never answered to
/// @param port UDP port of the waiting socket, 1024 to 65535
/// @param direct sent to one address and not to everybody: then only one of several servers on a
///   machine hears it and passes it on to the others
/// @param askedBy whom to answer, in a ping that was passed on
record Ping(long nonce, InetAddress host, int port, boolean direct, @Nullable InetAddress askedBy) {
    private static final byte KIND = 'P';
    private static final byte KIND_PASSED_ON = 'F';

    private static final int HOST = 1;
    private static final int PORT = 2;
    private static final int DIRECT = 3;
    private static final int ASKED_BY = 4;

    /// No asker waits on a port below; those that answer whatever they get (echo, chargen) are
    /// there.
    private static final int LOWEST_PORT = 1_024;

    /// As a beacon hands it to the other beacons of its machine.
    Ping passedOn(InetAddress source) {
        return new Ping(nonce, host, port, false, source);
    }

    /// The packet, padded with zeros to [Bounds#PACKET] bytes.
    ByteBuffer write() {
        ByteBuffer out = ByteBuffer.allocate(Bounds.PACKET);
        Packet.begin(out, askedBy == null ? KIND : KIND_PASSED_ON, nonce);
        Packet.put(out, HOST, host.getAddress());
        Packet.putShort(out, PORT, port);
        if (direct) {
            Packet.put(out, DIRECT);
        }
        if (askedBy != null) {
            Packet.put(out, ASKED_BY, withScope(askedBy));
        }
        return Packet.end(out).limit(Bounds.PACKET);
    }

    /// Reads what lies between position and limit; null for everything that is not a ping of this
    /// version.
    static @Nullable Ping read(ByteBuffer in) {
        if (in.remaining() < Bounds.PACKET
                || Packet.header(in, KIND, KIND_PASSED_ON) != Packet.Header.GOOD) {
            return null;
        }
        InetAddress host = null;
        InetAddress askedBy = null;
        long port = -1;
        boolean direct = false;
        Packet.Fields fields = Packet.fields(in);
        while (fields.next()) {
            switch (fields.tag()) {
                case HOST -> host = Packet.address(fields.bytes());
                case PORT -> port = fields.number(2);
                case DIRECT -> {
                    fields.skip();
                    direct = true;
                }
                case ASKED_BY -> askedBy = scopedAddress(fields.bytes());
                default -> fields.skip();
            }
        }
        boolean passedOn = Packet.kind(in) == KIND_PASSED_ON;
        if (fields.broken()
                || host == null
                || port < LOWEST_PORT
                || passedOn != (askedBy != null)) {
            return null;
        }
        return new Ping(Packet.nonce(in), host, (int) port, direct, askedBy);
    }

    /// Within one machine a link-local address keeps its scope, or nobody could answer to it.
    private static byte[] withScope(InetAddress address) {
        return address instanceof Inet6Address v6
                ? ByteBuffer.allocate(20).put(v6.getAddress()).putInt(v6.getScopeId()).array()
                : address.getAddress();
    }

    private static @Nullable InetAddress scopedAddress(byte[] bytes) {
        if (bytes.length != 20) {
            return bytes.length == 4 ? Packet.address(bytes) : null;
        }
        InetAddress address = Packet.address(Arrays.copyOf(bytes, 16));
        return address == null ? null : Packet.scoped(address, ByteBuffer.wrap(bytes).getInt(16));
    }
}
