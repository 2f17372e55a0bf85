package chatroom.discovery;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.ServiceInfo;

/// How a server stands in DNS-SD (RFC 6763): a `_chatroom._tcp` record whose TXT has `id` (the
/// identity) and `v` (the version of the chat protocol). Holds no state; any thread.
final class DnsSd {
    static final String TYPE = "_chatroom._tcp.local.";

    private static final String IDENTITY = "id";
    private static final String PROTOCOL = "v";

    private DnsSd() {}

    static ServiceInfo record(ServerInfo info) {
        String name = Printable.of(info.name(), Bounds.ANNOUNCED_NAME_BYTES);
        Map<String, String> text =
                Map.of(IDENTITY, info.identity(), PROTOCOL, Integer.toString(info.protocol()));
        return ServiceInfo.create(
                TYPE, name.isEmpty() ? "Chatroom" : name, info.port(), 0, 0, text);
    }

    /// Reads a record from the network; empty where it is none of ours.
    static Optional<Sighting> sighting(ServiceInfo found, int adapterIndex) {
        String identity = found.getPropertyString(IDENTITY);
        String protocol = found.getPropertyString(PROTOCOL);
        if (identity == null
                || !ServerInfo.isIdentity(identity)
                || !ServerInfo.isPort(found.getPort())) {
            return Optional.empty();
        }
        if (protocol == null || !protocol.matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        List<InetAddress> addresses = List.of(found.getInetAddresses());
        ServerInfo info =
                new ServerInfo(
                        found.getName(),
                        identity,
                        found.getPort(),
                        Integer.parseInt(protocol),
                        0,
                        0);
        return Optional.of(new Sighting(info, addresses, adapterIndex, false));
    }
}
