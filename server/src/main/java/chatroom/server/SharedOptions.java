package chatroom.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where several servers keep their sessions, for subcommands that work on these. Made by picocli;
/// on one thread.
final class SharedOptions {
    @Option(
            names = "--cluster",
            paramLabel = "ADDRESSES",
            description = "the sessions of several servers, in NATS there, as with 'server'")
    private @Nullable String cluster;

    @Option(
            names = "--cluster-creds",
            paramLabel = "FILE",
            description = "the credentials of a NATS account, for --cluster")
    private @Nullable String credentials;

    /// Whether it was asked for.
    boolean given() {
        return cluster != null;
    }

    void addTo(Map<Setting, List<String>> flags) {
        if (cluster != null) {
            flags.put(Setting.CLUSTER, List.of(cluster));
        }
        if (credentials != null) {
            flags.put(Setting.CLUSTER_CREDS, List.of(credentials));
        }
    }
}
