package chatroom.server;

import chatroom.log.MemoryLog;
import chatroom.server.gateway.Gateway;
import chatroom.server.gateway.Pages;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.OwnKey;
import chatroom.server.identity.SelfIssued;
import chatroom.server.sessions.Sessions;
import chatroom.web.Piece;
import chatroom.wire.ServerIdentity;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The product's own server for tests: in this process, on a free port, with a log in memory, found
/// by nobody. For tests of the server and of its clients. Any thread.
public final class RealServer implements AutoCloseable {
    private static final List<String> USUAL =
            List.of("--port", "0", "--name", "Test", "--ephemeral", "--no-discovery");

    static final Pages NO_PAGES =
            new Pages() {
                @Override
                public @Nullable Piece at(String path) {
                    return null;
                }

                @Override
                public String metrics() {
                    return "";
                }
            };

    private final Server server;

    /// Starts one; when this returns, people can come in.
    ///
    /// @param flags what an operator would type after `chatroom server`
    public RealServer(String... flags) {
        try {
            server = start(config(flags), _ -> {});
        } catch (CannotStart e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the flags choose, beside what is usual in tests.
    static Config config(String... flags) {
        Map<Setting, List<String>> chosen = read(USUAL);
        chosen.putAll(read(List.of(flags)));
        return config(chosen);
    }

    /// What the flags choose, for a server that others are to find.
    static Config found(String... flags) {
        return config(read(List.of(flags)));
    }

    private static Config config(Map<Setting, List<String>> chosen) {
        Path none = Path.of("unused");
        try {
            Choices choices = Choices.of(chosen, Map.of(), none);
            return new ConfigReader(choices, "computer", none, none).read();
        } catch (WrongUse e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
    }

    private static Map<Setting, List<String>> read(List<String> flags) {
        return new EnumMap<>(Flags.plain(flags).orElseThrow());
    }

    /// @param reached is told the address of every connection
    static Server start(Config config, Consumer<InetAddress> reached) throws CannotStart {
        MeasuredLog log = new MeasuredLog(new MemoryLog());
        return Server.start(
                config, log, issued(), _ -> {}, server -> new OperatorPages(server, log), reached);
    }

    /// Certificates of a key that nobody knows yet.
    static Certificates issued() {
        return new SelfIssued(OwnKey.drawn(), List.of(), List::of, Instant::now);
    }

    public Sessions sessions() {
        return server.sessions();
    }

    public int port() {
        return server.port();
    }

    /// Where clients reach it, as people type it.
    public String address() {
        return "127.0.0.1:" + port();
    }

    /// What clients know it by.
    public ServerIdentity identity() {
        return server.identity();
    }

    Gateway gateway() {
        return server.gateway();
    }

    public String exitCode() {
        return server.exitCode();
    }

    /// Somebody who has connected and is in no session.
    Peer peer() {
        return peer("");
    }

    /// @param person the token by which a client program is known again
    Peer peer(String person) {
        return new Peer(port(), person);
    }

    /// Waits until somebody wants it to end.
    public void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    @Override
    public void close() {
        server.close();
    }
}
