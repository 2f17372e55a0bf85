package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.sessions.Link.Stage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Counts connections by stage, in all and by source, and says where no more fit. Any thread: its
/// methods are short and hold one lock.
final class Turnstile {
    private final boolean unlimited;
    private final Map<Stage, Integer> all = new EnumMap<>(Stage.class);
    private final Map<Stage, Map<String, Integer>> bySource = new EnumMap<>(Stage.class);

    Turnstile(boolean unlimited) {
        this.unlimited = unlimited;
        for (Stage stage : Stage.values()) {
            all.put(stage, 0);
            bySource.put(stage, new HashMap<>());
        }
    }

    /// The source that an address counts as: an IPv4 address or one of a link as it is, other IPv6
    /// by its /64, of which everybody has plenty.
    static String source(InetAddress address) {
        if (address instanceof Inet6Address six
                && !six.isLinkLocalAddress()
                && !six.isLoopbackAddress()) {
            return HexFormat.of().formatHex(six.getAddress(), 0, 8) + "::/64";
        }
        return address.getHostAddress();
    }

    /// A connection was accepted; false where no more fit: then it is not counted.
    synchronized boolean enter(String source) {
        if (!fits(Stage.RAW, source)) {
            return false;
        }
        count(Stage.RAW, source, 1);
        return true;
    }

    /// A connection goes from one stage to another; false where no more fit there: then it stays
    /// where it was.
    synchronized boolean move(String source, Stage from, Stage to) {
        if (!fits(to, source)) {
            return false;
        }
        count(from, source, -1);
        count(to, source, 1);
        return true;
    }

    /// A connection is gone.
    synchronized void leave(String source, Stage stage) {
        count(stage, source, -1);
    }

    synchronized int count(Stage stage) {
        return all.getOrDefault(stage, 0);
    }

    private boolean fits(Stage stage, String source) {
        int own = bySource.getOrDefault(stage, Map.of()).getOrDefault(source, 0);
        return unlimited
                || switch (stage) {
                    case RAW -> count(stage) < Limits.RAW && own < Limits.RAW_PER_SOURCE;
                    case BROWSING ->
                            count(stage) < Limits.BROWSING && own < Limits.BROWSING_PER_SOURCE;
                    case MEMBER -> true;
                };
    }

    private void count(Stage stage, String source, int change) {
        all.merge(stage, change, Integer::sum);
        bySource.computeIfAbsent(stage, _ -> new HashMap<>())
                .merge(source, change, (a, b) -> a + b == 0 ? null : a + b);
    }
}
