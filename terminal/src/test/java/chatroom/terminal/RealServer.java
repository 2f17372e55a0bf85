package chatroom.terminal;

import java.time.Instant;
import chatroom.server.sessions.Plain;
import chatroom.server.identity.SelfIssued;
import chatroom.server.identity.OwnKey;
import chatroom.core.Past;
import chatroom.log.MemoryLog;
import chatroom.server.CannotStart;
import chatroom.server.Config;
import chatroom.server.Server;
import chatroom.server.gateway.Pages;
import chatroom.wire.ServerIdentity;
import java.nio.file.Path;
import java.util.List;

/// The product's own server, in this process, on a port of its own and with a log in memory.
final class RealServer implements AutoCloseable {
    private static final Pages NO_PAGES =
            new Pages() {
                @Override
                public String front() {
                    return "";
                }

                @Override

                public String policy() {

                    return "";

                }


                @Override

                public String metrics() {
                    return "";
                }
            };

    private final Server server;

    RealServer() {
        Config config =
                new Config(
                        0,
                        true,
                        "Test",
                        Path.of("unused"),
                        true,
                        List.of(),
                        true,
                        false,
                        240_000,
                        100,
                        Past.ALL,
                        600_000,
                        List.of(),
                        false,
                        1,
                        false, Plain.TALK, null);
        try {
            server =
                    Server.start(
                            config, new MemoryLog(), new SelfIssued(OwnKey.drawn(), List.of(), List::of, Instant::now), _ -> {}, _ -> NO_PAGES, _ -> {});
        } catch (CannotStart e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    ServerIdentity identity() {
        return server.identity();
    }

    String exitCode() {
        return server.exitCode();
    }

    /// Whether somebody has asked it to end.
    void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    @Override
    public void close() {
        server.close();
    }
}
