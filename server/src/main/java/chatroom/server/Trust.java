package chatroom.server;

import chatroom.discovery.LocalAddresses;
import chatroom.server.identity.BadKey;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.OperatorsFiles;
import chatroom.server.identity.OwnKey;
import chatroom.server.identity.SelfIssued;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a server's certificate comes from, by what its operator chose: their files, or its own key
/// in the data folder. Stateless.
final class Trust {
    private Trust() {}

    /// @throws CannotStart where the folder or what is in it cannot be used
    static Certificates of(Config config, DataFolder folder) throws CannotStart {
        Config.CertificateFiles files = config.certificate();
        if (files != null) {
            return new OperatorsFiles(files.certificate(), files.key());
        }
        Path path = folder.path();
        try {
            return new SelfIssued(
                    OwnKey.in(path), names(config.hosts()), Trust::addresses, Instant::now);
        } catch (BadKey why) {
            throw new CannotStart(why.sentence());
        } catch (IOException e) {
            throw DataFolder.unusable(path, e);
        }
    }

    private static List<java.net.InetAddress> addresses() {
        return LocalAddresses.now().stream().map(it -> it.address()).toList();
    }

    /// The names by which this computer is reached: those the operator gave, and its own, with what
    /// home routers and multicast DNS (RFC 6762) make of it.
    static List<String> names(List<String> hosts) {
        List<String> names = new ArrayList<>(hosts.stream().map(Hosts::without).toList());
        String own = Computer.host().toLowerCase(Locale.ROOT);
        if (!own.isEmpty()) {
            names.add(own);
            String alone = own.split("\\.", 2)[0];
            names.add(alone);
            names.add(alone + ".local");
        }
        return names.stream().distinct().toList();
    }
}
