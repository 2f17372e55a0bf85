package chatroom.discovery;

import java.net.InetAddress;
import java.util.Arrays;

/// Tells the copies of a ping, which arrive by every way there is, from the next one. Owned by the
/// beacon's thread.
///
/// A table of fixed size in which a newer ping overwrites an older: at worst a copy is answered
/// twice.
final class RecentPings {
    private final long[] seen = new long[Bounds.RECENT_PINGS];

    /// Whether this is the first copy; from now on it is not.
    boolean isFirst(long nonce, InetAddress source, int port) {
        long ping =
                mix(nonce + mix(Arrays.hashCode(source.getAddress()) * 31L + port))
                        | 1; // never 0, which is "free"
        int place = (int) (ping >>> 32) & (seen.length - 1);
        boolean first = seen[place] != ping;
        seen[place] = ping;
        return first;
    }

    /// The finaliser of MurmurHash3: spreads every bit over all.
    private static long mix(long x) {
        x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }
}
