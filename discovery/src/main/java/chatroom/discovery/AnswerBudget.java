package chatroom.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Who still gets an answer in this second: never more than [Bounds#ANSWERS_PER_SECOND] in all, and
/// of those everybody who asks an equal share, so that one who asks a thousand times takes nothing
/// from one who asks once. Owned by the beacon's thread.
///
/// A share is the whole divided by those who asked in the last second or in this one, whichever are
/// more.
final class AnswerBudget {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /// Stands for all sources beyond [Bounds#SOURCES].
    private static final Object THE_REST = new Object();

    private final Map<Object, Integer> answered = new HashMap<>();
    private final Set<Object> asked = new HashSet<>();
    private int answeredInAll;
    private int askedBefore;
    private long second = Long.MIN_VALUE;

    /// Takes one answer for this source out of the budget, if there is one.
    ///
    /// @param now nanoseconds of a clock that never goes back
    boolean take(Object source, long now) {
        turnTo(Math.floorDiv(now, SECOND));
        Object who = asked.contains(source) || asked.size() < Bounds.SOURCES ? source : THE_REST;
        asked.add(who);
        int already = answered.getOrDefault(who, 0);
        if (answeredInAll >= Bounds.ANSWERS_PER_SECOND || already >= share()) {
            return false;
        }
        answered.put(who, already + 1);
        answeredInAll++;
        return true;
    }

    private void turnTo(long secondNow) {
        if (second == secondNow) {
            return;
        }
        askedBefore = secondNow == second + 1 ? asked.size() : 0;
        second = secondNow;
        asked.clear();
        answered.clear();
        answeredInAll = 0;
    }

    private int share() {
        int sources = Math.max(askedBefore, asked.size());
        return Math.clamp(Bounds.ANSWERS_PER_SECOND / sources, 1, Bounds.ANSWERS_PER_SOURCE);
    }

    /// What counts as one source: an IPv4 address, an IPv6 address on our own links, the /64 of any
    /// other.
    static Object source(InetAddress address, boolean onLink) {
        if (!(address instanceof Inet6Address) || onLink || address.isLinkLocalAddress()) {
            return address;
        }
        byte[] bytes = address.getAddress();
        long network = 0;
        for (int i = 0; i < 8; i++) {
            network = network << 8 | Byte.toUnsignedInt(bytes[i]);
        }
        return network;
    }
}
