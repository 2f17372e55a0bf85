package chatroom.bench;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ClusterInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The NATS servers of several hosts, as one engine: asks it how it is. Has no state.
final class ClusterEngines {
    /// The stream of all sessions (`docs/cluster.md`).
    private static final String STREAM = "chatroom";

    /// How long anything may take.
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofMillis(20);

    private ClusterEngines() {}

    /// What may come to hold.
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /// Whether it holds before one loses patience.
    static boolean comes(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /// @param whole every server has everything; else they have found each other
    static void await(boolean whole) throws IOException, InterruptedException {
        if (!comes(() -> whole ? cluster().isPresent() : together())) {
            throw new IOException("the NATS servers do not come together");
        }
    }

    private interface Question<T> {
        T of(Connection connection) throws IOException, JetStreamApiException;
    }

    private static <T> T asked(Question<T> question, T otherwise) throws InterruptedException {
        try {
            Connection connection = ClusterHost.engines();
            try {
                return question.of(connection);
            } finally {
                connection.close();
            }
        } catch (IOException | JetStreamApiException e) {
            return otherwise;
        }
    }

    private static boolean together() throws InterruptedException {
        return asked(
                connection -> {
                    var _ = connection.jetStreamManagement().getAccountStatistics();
                    return connection.getServers().size() >= ClusterHost.ALL;
                },
                false);
    }

    /// Who leads and who follows, where all have everything.
    private static Optional<ClusterInfo> cluster() throws InterruptedException {
        return asked(
                connection ->
                        Optional.of(
                                        connection
                                                .jetStreamManagement()
                                                .getStreamInfo(STREAM)
                                                .getClusterInfo())
                                .filter(ClusterEngines::whole),
                Optional.empty());
    }

    private static boolean whole(ClusterInfo info) {
        return info.getLeader() != null
                && info.getReplicas().size() == ClusterHost.ALL - 1
                && info.getReplicas().stream().allMatch(r -> r.isCurrent() && !r.isOffline());
    }

    /// Whose server leads.
    static ClusterHost leader(List<ClusterHost> hosts) throws IOException, InterruptedException {
        List<String> leader = new ArrayList<>();
        if (!comes(() -> cluster().map(info -> leader.add(info.getLeader())).orElse(false))) {
            throw new IOException("the NATS servers have no leader");
        }
        return hosts.stream()
                .filter(h -> h.engineName().equals(leader.getFirst()))
                .findFirst()
                .orElseThrow();
    }
}
