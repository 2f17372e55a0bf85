package chatroom.discovery;

import chatroom.discovery.Diagnosis.Attempt;
import chatroom.discovery.Diagnosis.Failure;
import chatroom.discovery.Diagnosis.Target;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An address that pings of one socket go to, and how that went so far. Owned by its [PingSocket],
/// and so by the hunt's thread.
final class PingGoal {
    private static final InetAddress EVERYBODY = InetAddress.ofLiteral("255.255.255.255");
    private static final InetAddress EVERYBODY_HERE = InetAddress.ofLiteral("127.255.255.255");

    private final Target target;
    private final InetAddress to;
    private int sent;
    private int failed;
    private @Nullable Failure failure;
    private String reason = "";

    private PingGoal(Target target, InetAddress to) {
        this.target = target;
        this.to = to;
    }

    static PingGoal oneAddress(InetAddress to) {
        return new PingGoal(Target.ONE_ADDRESS, to);
    }

    /// All that reach everybody behind this address of an adapter.
    static List<PingGoal> all(Adapter adapter, Adapter.Bound bound) {
        List<PingGoal> goals = new ArrayList<>();
        boolean v4 = bound.address() instanceof Inet4Address;
        if (adapter.loopback()) {
            // By broadcast on Linux, by multicast elsewhere all servers hear it; by the address
            // one, which passes it on.
            goals.add(oneAddress(bound.address()));
            goals.add(new PingGoal(Target.BROADCAST, EVERYBODY_HERE));
        } else if (v4 && bound.broadcast() != null) {
            goals.add(new PingGoal(Target.BROADCAST, bound.broadcast()));
            // Heard too by those who have another idea of where the network ends.
            goals.add(new PingGoal(Target.BROADCAST, EVERYBODY));
        }
        if (adapter.multicast() || adapter.loopback()) {
            goals.add(new PingGoal(Target.MULTICAST, v4 ? Groups.V4 : Groups.V6));
        }
        return goals;
    }

    InetAddress to() {
        return to;
    }

    boolean isOneAddress() {
        return target == Target.ONE_ADDRESS;
    }

    void sent() {
        sent++;
    }

    void failed(Exception e) {
        failed++;
        failure = failure(e);
        reason = Printable.of(String.valueOf(e.getMessage()), 100);
    }

    /// Java tells what went wrong only in the system's words, which may be in the user's language:
    /// then it is OTHER.
    private static Failure failure(Exception e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("unreachable")
                || words.contains("no route")
                || words.contains("is down")) {
            return Failure.UNREACHABLE;
        }
        if (words.contains("not permitted") || words.contains("permission denied")) {
            return Failure.FORBIDDEN;
        }
        return words.contains("assign requested address") ? Failure.NO_ADDRESS : Failure.OTHER;
    }

    Attempt attempt(String adapter, boolean virtual, InetAddress from) {
        return new Attempt(adapter, virtual, from, target, to, sent, failed, failure, reason);
    }
}
