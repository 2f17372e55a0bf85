package chatroom.discovery;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server's reply to a ping. Immutable; any thread.
///
/// @param nonce of the ping that is answered
/// @param info what the server says of itself
/// @param addresses where it believes to be reachable, likeliest first, at most [Bounds#ADDRESSES]
record Answer(long nonce, ServerInfo info, List<InetAddress> addresses) {
    private static final byte KIND = 'A';

    private static final int NAME = 1;
    private static final int PORT = 2;
    private static final int IDENTITY = 3;
    private static final int PROTOCOL = 4;
    private static final int SESSIONS = 5;
    private static final int MEMBERS = 6;
    private static final int ADDRESS = 7;

    Answer {
        addresses = addresses.stream().limit(Bounds.ADDRESSES).toList();
    }

    /// The packet: at most [Bounds#PACKET] bytes, with as many addresses as fit.
    ByteBuffer write() {
        ByteBuffer out = Packet.begin(ByteBuffer.allocate(Bounds.PACKET), KIND, nonce);
        Packet.put(out, NAME, info.name().getBytes(StandardCharsets.UTF_8));
        Packet.putShort(out, PORT, info.port());
        Packet.put(out, IDENTITY, info.identity().getBytes(StandardCharsets.US_ASCII));
        Packet.putShort(out, PROTOCOL, info.protocol());
        Packet.putInt(out, SESSIONS, info.sessions());
        Packet.putInt(out, MEMBERS, info.members());
        for (InetAddress address : addresses) {
            Packet.put(out, ADDRESS, address.getAddress());
        }
        return Packet.end(out);
    }

    /// Whether this is an answer, and of which version.
    static Packet.Header header(ByteBuffer in) {
        return Packet.header(in, KIND, KIND);
    }

    /// Reads what lies between position and limit; null for everything that is not an answer of
    /// this version.
    static @Nullable Answer read(ByteBuffer in) {
        if (header(in) != Packet.Header.GOOD) {
            return null;
        }
        String name = null;
        String identity = "";
        long port = -1;
        long protocol = -1;
        long sessions = -1;
        long members = -1;
        List<InetAddress> addresses = new ArrayList<>();
        Packet.Fields fields = Packet.fields(in);
        while (fields.next()) {
            switch (fields.tag()) {
                case NAME -> name = Printable.of(fields.bytes(), Bounds.NAME_BYTES);
                case PORT -> port = fields.number(2);
                case IDENTITY -> identity = new String(fields.bytes(), StandardCharsets.ISO_8859_1);
                case PROTOCOL -> protocol = fields.number(2);
                case SESSIONS -> sessions = fields.number(4);
                case MEMBERS -> members = fields.number(4);
                case ADDRESS -> {
                    InetAddress address = Packet.address(fields.bytes());
                    if (address == null) {
                        return null;
                    }
                    addresses.add(address);
                }
                default -> fields.skip();
            }
        }
        boolean good =
                !fields.broken()
                        && name != null
                        && ServerInfo.isIdentity(identity)
                        && ServerInfo.isPort(port)
                        && ServerInfo.isPort(protocol)
                        && isCount(sessions)
                        && isCount(members);
        if (!good || name == null) {
            return null;
        }
        return new Answer(
                Packet.nonce(in),
                new ServerInfo(
                        name, identity, (int) port, (int) protocol, (int) sessions, (int) members),
                addresses);
    }

    private static boolean isCount(long number) {
        return number >= 0 && number <= Integer.MAX_VALUE;
    }
}
