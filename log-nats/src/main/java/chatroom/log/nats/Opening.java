package chatroom.log.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.KeyValueManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.KeyValueStatus;
import io.nats.client.api.Republish;
import io.nats.client.api.ServerInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Connects to the engine and makes, where they are missing, the stream of the sessions and the
/// bucket of their names. Has no state.
final class Opening {
    /// Three: one server may be lost, and nothing that was acknowledged with it.
    private static final int ENOUGH_REPLICAS = 3;

    private static final int NOT_FOUND = 10059;
    private static final int NO_PEERS = 10005;

    private Opening() {}

    /// Connects, and keeps connecting again later.
    ///
    /// @param restored is called when something may have been missed: the connection was lost and
    ///   is there again, or did not keep up
    /// @throws EngineUnavailable where it is not there now, or has no JetStream
    static Engine engine(Cluster cluster, Duration limit, Runnable restored) {
        Options.Builder options =
                new Options.Builder()
                        .servers(cluster.servers().toArray(String[]::new))
                        .connectionName("chatroom")
                        .maxReconnects(-1)
                        .reconnectWait(Duration.ofMillis(250))
                        .reconnectBufferSize(0) // what was not sent is tried again here
                        .connectionTimeout(Duration.ofSeconds(3))
                        .pingInterval(Duration.ofSeconds(3))
                        .errorListener(new Quiet(restored))
                        .connectionListener((_, event) -> {
                            switch (event) {
                                case RECONNECTED, RESUBSCRIBED -> restored.run();
                                default -> {}
                            }
                        });
        if (cluster.credentials() != null) {
            options.authHandler(Nats.credentials(cluster.credentials().toString()));
        }
        try {
            Connection connection = Nats.connect(options.build());
            return new Engine(connection, limit);
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineUnavailable("NATS cannot be reached at " + cluster.shown() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("NATS could not be reached in time.", e);
        }
    }

    /// Whether anything was ever kept there; blocks.
    static boolean there(Engine engine) {
        return engine.insist(() -> replicas(engine.management())) > 0;
    }

    /// Makes what is missing, with as many replicas as the cluster has, up to three; blocks.
    ///
    /// @return how many replicas the stream has
    /// @throws EngineUnavailable where that cannot be
    static int stream(Engine engine) {
        int there = engine.insist(() -> replicas(engine.management()));
        int replicas = there;
        for (int wanted = most(engine); wanted > replicas; wanted--) {
            if (made(engine, wanted, there == 0)) {
                replicas = wanted;
            }
        }
        int made = replicas;
        engine.insist(() -> {
            names(engine.connection().keyValueManagement(), made);
            return made;
        });
        return made;
    }

    /// A server that is no cluster takes a change to more replicas (nats-server 2.9 does), and does
    /// not find the stream any more when it is started again.
    private static int most(Engine engine) {
        ServerInfo server = engine.connection().getServerInfo();
        boolean alone = server.getCluster() == null || server.getCluster().isEmpty();
        return alone ? 1 : ENOUGH_REPLICAS;
    }

    /// Makes the stream, or gives it more replicas; false where there are too few servers for that.
    private static boolean made(Engine engine, int replicas, boolean fresh) {
        StreamConfiguration sessions = sessions(replicas);
        try {
            var _ =
                    engine.insist(() -> {
                        try {
                            return fresh
                                    ? engine.management().addStream(sessions)
                                    : engine.management().updateStream(sessions);
                        } catch (JetStreamApiException e) {
                            if (coming(engine, replicas, e)) {
                                throw new IOException(e);
                            }
                            throw e;
                        }
                    });
            return true;
        } catch (EngineUnavailable e) {
            if (replicas == 1) {
                throw e;
            }
            return false;
        }
    }

    /// Whether the servers that it takes are known, and have not all found each other yet.
    private static boolean coming(Engine engine, int replicas, JetStreamApiException refusal) {
        return refusal.getApiErrorCode() == NO_PEERS
                && engine.connection().getServers().size() >= replicas;
    }

    private static int replicas(JetStreamManagement management)
            throws IOException, JetStreamApiException {
        try {
            return management.getStreamInfo(Subjects.STREAM).getConfiguration().getReplicas();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NOT_FOUND) {
                return 0;
            }
            throw e;
        }
    }

    private static StreamConfiguration sessions(int replicas) {
        return StreamConfiguration.builder()
                .name(Subjects.STREAM)
                .description("Chatroom's sessions, format 1")
                .subjects(Subjects.ALL)
                .republish(
                        Republish.builder()
                                .source(Subjects.ALL_LOGS)
                                .destination(Subjects.LIVE)
                                .build())
                .storageType(StorageType.File)
                .discardPolicy(DiscardPolicy.New)
                .replicas(replicas)
                .build();
    }

    private static void names(KeyValueManagement management, int replicas)
            throws IOException, JetStreamApiException, InterruptedException {
        KeyValueConfiguration wanted =
                KeyValueConfiguration.builder()
                        .name(Subjects.NAMES)
                        .description("Names of Chatroom's sessions, format 1")
                        .storageType(StorageType.File)
                        .replicas(replicas)
                        .build();
        KeyValueStatus there = names(management);
        if (there == null) {
            var _ = management.create(wanted);
        } else if (there.getReplicas() < replicas) {
            var _ = management.update(wanted);
        }
    }

    private static @Nullable KeyValueStatus names(KeyValueManagement management)
            throws IOException, JetStreamApiException, InterruptedException {
        try {
            return management.getStatus(Subjects.NAMES);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
