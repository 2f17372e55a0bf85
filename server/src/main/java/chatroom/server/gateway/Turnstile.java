package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.sessions.Link.Stage;
import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/// Counts connections by stage, in all and by source, and says where no more fit. Any thread: its
/// methods are short and hold one lock.
final class Turnstile {
    private static final SequencedSet<Channel> NONE = new LinkedHashSet<>();

    private final boolean unlimited;

    /// By stage and source, the oldest first.
    private final Map<Stage, Map<String, SequencedSet<Channel>>> bySource =
            new EnumMap<>(Stage.class);

    private final Map<Stage, Integer> all = new EnumMap<>(Stage.class);

    Turnstile(boolean unlimited) {
        this.unlimited = unlimited;
        for (Stage stage : Stage.values()) {
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

    /// A connection was accepted; false where no more fit: then it is not counted. Where only the
    /// house is full, the source that has most makes room: its oldest is closed, so that many who
    /// say nothing keep nobody out.
    synchronized boolean enter(String source, Channel channel) {
        int own = of(Stage.RAW, source).size();
        boolean full = count(Stage.RAW) >= Limits.RAW;
        if (!unlimited && (own >= Limits.RAW_PER_SOURCE || (full && !makeRoom(own)))) {
            return false;
        }
        add(Stage.RAW, source, channel);
        return true;
    }

    private boolean makeRoom(int own) {
        String most = "";
        for (String source : in(Stage.RAW).keySet()) {
            if (of(Stage.RAW, source).size() > of(Stage.RAW, most).size()) {
                most = source;
            }
        }
        if (of(Stage.RAW, most).size() <= own) {
            return false;
        }
        Channel oldest = of(Stage.RAW, most).getFirst();
        remove(Stage.RAW, most, oldest);
        oldest.eventLoop()
                .execute(() -> {
                    var _ = oldest.close();
                });
        return true;
    }

    /// A connection goes from one stage to another; false where no more fit there: then it stays
    /// where it was. False too where it had to make room.
    synchronized boolean move(String source, Channel channel, Stage from, Stage to) {
        if (!fits(to, source) || !remove(from, source, channel)) {
            return false;
        }
        add(to, source, channel);
        return true;
    }

    private boolean fits(Stage stage, String source) {
        return unlimited
                || stage != Stage.BROWSING
                || (count(stage) < Limits.BROWSING
                        && of(stage, source).size() < Limits.BROWSING_PER_SOURCE);
    }

    /// A connection is gone.
    synchronized void leave(String source, Channel channel, Stage stage) {
        remove(stage, source, channel);
    }

    synchronized int count(Stage stage) {
        return all.getOrDefault(stage, 0);
    }

    private Map<String, SequencedSet<Channel>> in(Stage stage) {
        return bySource.getOrDefault(stage, Map.of());
    }

    private SequencedSet<Channel> of(Stage stage, String source) {
        return in(stage).getOrDefault(source, NONE);
    }

    private void add(Stage stage, String source, Channel channel) {
        in(stage).computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(channel);
        all.merge(stage, 1, Integer::sum);
    }

    /// False where it was not there.
    private boolean remove(Stage stage, String source, Channel channel) {
        if (!of(stage, source).remove(channel)) {
            return false;
        }
        if (of(stage, source).isEmpty()) {
            in(stage).remove(source);
        }
        all.merge(stage, -1, Integer::sum);
        return true;
    }
}
