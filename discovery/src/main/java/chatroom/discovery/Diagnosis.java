package chatroom.discovery;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search tried and, where it found nothing, what is likely wrong, as facts; the words are
/// the client's. Immutable; any thread.
///
/// @param attempts everything that was sent, one for each address of ours and each address it went
///   to
/// @param likely what may be wrong, likeliest first; empty where a server was found
/// @param rounds how many times everybody was asked
/// @param unreadable packets that came back and are no answer to us
/// @param otherVersion of these, answers in a version we do not speak
/// @param leftOut servers that answered and are not in the list, because it is full or their
///   address told too many
public record Diagnosis(
        List<Attempt> attempts,
        List<Cause> likely,
        int rounds,
        int unreadable,
        int otherVersion,
        int leftOut) {
    /// How a ping was addressed.
    public enum Target {
        BROADCAST,
        MULTICAST,
        ONE_ADDRESS
    }

    /// Why a ping did not leave this machine.
    public enum Failure {
        /// There is no way there: ENETUNREACH, EHOSTUNREACH, ENETDOWN.
        UNREACHABLE,
        /// A firewall of this machine or a sandbox forbids it: EPERM, EACCES.
        FORBIDDEN,
        /// The address we wanted to speak from is not there (any more): EADDRNOTAVAIL.
        NO_ADDRESS,
        OTHER
    }

    /// What was sent from one address of ours to one other.
    ///
    /// @param adapter the system's name of the interface, empty for a ping to one address
    /// @param virtual as in [LocalAddresses.LocalAddress]
    /// @param sent pings that left
    /// @param failed pings that did not
    /// @param failure why the last of these did not, or null
    /// @param reason the system's own words for it, or empty
    public record Attempt(
            String adapter,
            boolean virtual,
            InetAddress from,
            Target target,
            InetAddress to,
            int sent,
            int failed,
            @Nullable Failure failure,
            String reason) {
        boolean isOutside() {
            return !from.isLoopbackAddress();
        }
    }

    /// What may be wrong.
    public enum Cause {
        /// No interface but loopback is up: no Wi-Fi, no cable.
        NO_NETWORK,
        /// Only interfaces of containers, virtual machines or a VPN are up.
        ONLY_VIRTUAL,
        /// This machine forbids every ping: a firewall or a sandbox.
        SENDING_FORBIDDEN,
        /// No ping found a way out.
        NO_ROUTE,
        /// A server answered in a version this client does not speak.
        OTHER_VERSION,
        /// There is none in this network; perhaps we are in another than the others are.
        NO_SERVER_HERE,
        /// There is one, and its machine's firewall drops pings to UDP port 24280.
        FIREWALL_THERE,
        /// The Wi-Fi keeps its guests from each other ("client isolation").
        ISOLATED_WIFI,
        /// The answers come, and this machine's firewall drops them.
        FIREWALL_HERE
    }

    public Diagnosis {
        attempts = List.copyOf(attempts);
        likely = List.copyOf(likely);
    }

    static Diagnosis of(
            List<Attempt> attempts,
            boolean found,
            int rounds,
            int unreadable,
            int otherVersion,
            int leftOut) {
        List<Cause> likely = found ? List.of() : likely(attempts, otherVersion);
        return new Diagnosis(attempts, likely, rounds, unreadable, otherVersion, leftOut);
    }

    private static List<Cause> likely(List<Attempt> attempts, int otherVersion) {
        List<Attempt> outside = attempts.stream().filter(Attempt::isOutside).toList();
        List<Cause> likely = new ArrayList<>();
        if (otherVersion > 0) {
            likely.add(Cause.OTHER_VERSION);
        }
        if (outside.isEmpty()) {
            likely.add(Cause.NO_NETWORK);
            return likely;
        }
        if (outside.stream().allMatch(Attempt::virtual)) {
            likely.add(Cause.ONLY_VIRTUAL);
        }
        if (outside.stream().noneMatch(attempt -> attempt.sent() > 0)) {
            boolean forbidden =
                    outside.stream().anyMatch(attempt -> attempt.failure() == Failure.FORBIDDEN);
            likely.add(forbidden ? Cause.SENDING_FORBIDDEN : Cause.NO_ROUTE);
            return likely;
        }
        likely.addAll(
                List.of(
                        Cause.NO_SERVER_HERE,
                        Cause.FIREWALL_THERE,
                        Cause.ISOLATED_WIFI,
                        Cause.FIREWALL_HERE));
        return likely;
    }
}
