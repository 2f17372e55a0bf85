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

    /// Those that have not said hello, by source, the oldest first.
    private final Map<String, SequencedSet<Channel>> raw = new HashMap<>();

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

    /// A connection was accepted; false where no more fit: then it is not counted. Where only the
    /// house is full, the source that has most makes room: its oldest is closed, so that many who
    /// say nothing keep nobody out.
    synchronized boolean enter(String source, Channel channel) {
        int own = raw.getOrDefault(source, NONE).size();
        boolean full = count(Stage.RAW) >= Limits.RAW;
        if (!unlimited && (own >= Limits.RAW_PER_SOURCE || (full && !makeRoom(own)))) {
            return false;
        }
        raw.computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(channel);
        count(Stage.RAW, source, 1);
        return true;
    }

    private boolean makeRoom(int own) {
        String most = "";
        for (Map.Entry<String, SequencedSet<Channel>> source : raw.entrySet()) {
            if (source.getValue().size() > raw.getOrDefault(most, NONE).size()) {
                most = source.getKey();
            }
        }
        SequencedSet<Channel> theirs = raw.getOrDefault(most, NONE);
        if (theirs.size() <= own) {
            return false;
        }
        Channel oldest = theirs.getFirst();
        left(most, oldest);
        oldest.eventLoop()
                .execute(() -> {
                    var _ = oldest.close();
                });
        return true;
    }

    /// A connection goes from one stage to another; false where no more fit there: then it stays
    /// where it was. False too where it had to make room.
    synchronized boolean move(String source, Channel channel, Stage from, Stage to) {
        if (!fits(to, source) || (from == Stage.RAW && !left(source, channel))) {
            return false;
        }
        if (from != Stage.RAW) {
            count(from, source, -1);
        }
        count(to, source, 1);
        return true;
    }

    /// A connection is gone.
    synchronized void leave(String source, Channel channel, Stage stage) {
        if (stage == Stage.RAW) {
            left(source, channel);
        } else {
            count(stage, source, -1);
        }
    }

    /// It is raw no longer; false where that was so before.
    private boolean left(String source, Channel channel) {
        SequencedSet<Channel> theirs = raw.getOrDefault(source, NONE);
        boolean was = theirs.contains(channel);
        if (was) {
            theirs.remove(channel);
            if (theirs.isEmpty()) {
                raw.remove(source);
            }
            count(Stage.RAW, source, -1);
        }
        return was;
    }

    synchronized int count(Stage stage) {
        return all.getOrDefault(stage, 0);
    }

    private boolean fits(Stage stage, String source) {
        int own = bySource.getOrDefault(stage, Map.of()).getOrDefault(source, 0);
        return unlimited
                || switch (stage) {
                    case BROWSING ->
                            count(stage) < Limits.BROWSING && own < Limits.BROWSING_PER_SOURCE;
                    case RAW, MEMBER -> true;
                };
    }

    private void count(Stage stage, String source, int change) {
        all.merge(stage, change, Integer::sum);
        bySource.computeIfAbsent(stage, _ -> new HashMap<>())
                .merge(source, change, (a, b) -> a + b == 0 ? null : a + b);
    }
}
