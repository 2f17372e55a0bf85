package chatroom.server.identity;

import java.net.IDN;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Certificates that a server issues for its own key, for the names and addresses that it has at
/// the time; issued anew when those change, and long before one lapses. Owned by one thread at a
/// time.
public final class SelfIssued implements Certificates {
    private static final Duration AGE = Duration.ofDays(30);

    /// More would make every handshake longer for nobody's use.
    private static final int MOST = 60;

    private final KeyPair key;
    private final Supplier<List<InetAddress>> addresses;
    private final Supplier<Instant> now;
    private final List<String> names = new ArrayList<>();
    private List<InetAddress> covered = List.of();
    private Instant issued = Instant.EPOCH;

    /// @param hosts names by which people reach this computer
    /// @param addresses those of the moment
    public SelfIssued(
            KeyPair key,
            List<String> hosts,
            Supplier<List<InetAddress>> addresses,
            Supplier<Instant> now) {
        this.key = key;
        this.addresses = addresses;
        this.now = now;
        names.add("localhost");
        for (String host : hosts) {
            ascii(host).filter(name -> !names.contains(name)).ifPresent(names::add);
        }
    }

    /// As it stands in a certificate; nothing for what can be no name there.
    private static Optional<String> ascii(String host) {
        try {
            String name = IDN.toASCII(host);
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Credentials first() throws BadKey {
        return issue(addresses.get());
    }

    @Override
    public Optional<Credentials> changed() throws BadKey {
        List<InetAddress> there = addresses.get();
        boolean old = now.get().isAfter(issued.plus(AGE));
        return Set.copyOf(there).equals(Set.copyOf(covered)) && !old
                ? Optional.empty()
                : Optional.of(issue(there));
    }

    private Credentials issue(List<InetAddress> there) throws BadKey {
        Set<InetAddress> all = new LinkedHashSet<>(there.stream().limit(MOST).toList());
        all.add(InetAddress.ofLiteral("127.0.0.1"));
        all.add(InetAddress.ofLiteral("::1"));
        try {
            X509Certificate own =
                    SelfSigned.of(
                            key, names.stream().limit(MOST).toList(), List.copyOf(all), now.get());
            covered = List.copyOf(there);
            issued = now.get();
            return new Credentials(key.getPrivate(), List.of(own));
        } catch (GeneralSecurityException e) {
            throw new BadKey(
                    "The server's key cannot be used: its two halves do not belong together. Put"
                            + " key.pem in the data folder back from a backup, or delete it: then"
                            + " clients take this server for another.");
        }
    }
}
