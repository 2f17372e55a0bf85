package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.sessions.Link.Stage;
import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/// Counts connections by stage, in all and by source, and says where no more fit. Any thread: its
/// methods are short and hold one lock.
final class Turnstile {
    private final boolean unlimited;
    private final Map<Stage, BySource> stages = new EnumMap<>(Stage.class);

    Turnstile(boolean unlimited) {
        this.unlimited = unlimited;
        for (Stage stage : Stage.values()) {
            stages.put(stage, new BySource());
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
        BySource raw = in(Stage.RAW);
        int own = raw.count(source);
        boolean full = raw.count() >= Limits.RAW;
        if (!unlimited && (own >= Limits.RAW_PER_SOURCE || (full && !makeRoom(raw, own)))) {
            return false;
        }
        raw.add(source, channel);
        return true;
    }

    private static boolean makeRoom(BySource raw, int own) {
        String most = raw.most();
        if (raw.count(most) <= own) {
            return false;
        }
        Channel oldest = raw.oldest(most);
        raw.remove(most, oldest);
        oldest.eventLoop()
                .execute(() -> {
                    var _ = oldest.close();
                });
        return true;
    }

    /// A connection goes from one stage to another; false where no more fit there: then it stays
    /// where it was. False too where it had to make room.
    synchronized boolean move(String source, Channel channel, Stage from, Stage to) {
        if (!fits(to, source) || !in(from).remove(source, channel)) {
            return false;
        }
        in(to).add(source, channel);
        return true;
    }

    private boolean fits(Stage stage, String source) {
        return unlimited
                || stage != Stage.BROWSING
                || (count(stage) < Limits.BROWSING
                        && in(stage).count(source) < Limits.BROWSING_PER_SOURCE);
    }

    /// A connection is gone.
    synchronized void leave(String source, Channel channel, Stage stage) {
        in(stage).remove(source, channel);
    }

    synchronized int count(Stage stage) {
        return in(stage).count();
    }

    private BySource in(Stage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }
}
