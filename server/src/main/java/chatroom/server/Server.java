package chatroom.server;

import chatroom.core.Limits;
import chatroom.core.Product;
import chatroom.discovery.Announcer;
import chatroom.discovery.Beacon;
import chatroom.discovery.ServerInfo;
import chatroom.log.SessionLog;
import chatroom.server.gateway.Doors;
import chatroom.server.gateway.Gateway;
import chatroom.server.gateway.Pages;
import chatroom.server.identity.BadKey;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.Credentials;
import chatroom.server.sessions.Clock;
import chatroom.server.sessions.Names;
import chatroom.server.sessions.Node;
import chatroom.server.sessions.Output;
import chatroom.server.sessions.Quotes;
import chatroom.server.sessions.Sessions;
import chatroom.server.sessions.Settings;
import chatroom.wire.CloseCode;
import chatroom.wire.Protocol;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One running server: all its parts, built by hand from the bottom up in [#start] and closed in
/// the reverse order. Any thread may stop it.
public final class Server implements AutoCloseable {
    private static final int PORTS_TRIED = 20;

    private final Config config;
    private final SessionLog log;
    private final Gateway gateway;
    private final Sessions sessions;
    private final String exitCode;
    private final Cards cards;
    private volatile ServerIdentity identity;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile int port;
    private boolean closed;
    private @Nullable Beacon beacon;
    private @Nullable Announcer announcer;
    private @Nullable Renewal renewal;

    private Server(
            Config config, SessionLog log, ServerIdentity identity, Output output, Clock clock) {
        this.config = config;
        this.log = log;
        this.identity = identity;
        SecureRandomness randomness = new SecureRandomness();
        this.exitCode = randomness.digits(Limits.EXIT_CODE_DIGITS);
        this.gateway = new Gateway(config.loops(), config.unlimited());
        Node node =
                new Node(
                        log,
                        clock,
                        randomness,
                        gateway,
                        gateway::loop,
                        settings(config, () -> identity().value(), () -> cards().nodes()),
                        Quotes.load(),
                        new Names(),
                        output);
        this.sessions = new Sessions(node, exitCode, stopping::countDown);
        this.cards = new Cards(this);
    }

    private static Settings settings(
            Config config, Supplier<String> identity, Supplier<List<String>> nodes) {
        return new Settings(
                config.name(),
                Product.VERSION,
                identity,
                nodes,
                config.inactivity(),
                config.hold(),
                config.past(),
                config.history(),
                config.keepHistory(),
                config.unlimited(),
                config.standing(),
                config.plain());
    }

    /// Starts a server; when this returns, people can come in.
    ///
    /// @param certificates by which it proves who it is; looked at again while it runs
    /// @param reached is told the address of every connection, and once that of another device that
    ///   looks for servers; on their loops, so it must not block
    /// @throws CannotStart with a sentence, where the port or the data folder cannot be had
    public static Server start(
            Config config,
            SessionLog log,
            Certificates certificates,
            Output output,
            PagesOf pages,
            Consumer<InetAddress> reached)
            throws CannotStart {
        return start(config, log, certificates, output, pages, reached, new SystemClock());
    }

    static Server start(
            Config config,
            SessionLog log,
            Certificates certificates,
            Output output,
            PagesOf pages,
            Consumer<InetAddress> reached,
            Clock clock)
            throws CannotStart {
        Credentials first;
        try {
            first = certificates.first();
        } catch (BadKey why) {
            log.close();
            throw new CannotStart(why.sentence());
        }
        Server server = new Server(config, log, first.identity(), output, clock);
        server.gateway.arrivals((by, from) -> {
            server.cards.came(by, from);
            reached.accept(from);
        });
        try {
            server.sessions.start().join();
            server.port = server.open(first, pages.of(server));
            server.renewal = new Renewal(certificates, next -> server.show(next, output), output);
            if (config.found()) {
                server.announce(output, reached);
            }
            return server;
        } catch (CannotStart | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Makes what the HTTP side shows, once there is a server to show.
    public interface PagesOf {
        Pages of(Server server);
    }

    private int open(Credentials credentials, Pages pages) throws CannotStart {
        List<String> hosts = Trust.names(config.hosts());
        Doors doors = new Doors(credentials, config.plain(), hosts, sessions::nodes);
        int last = config.portGiven() ? config.port() : config.port() + PORTS_TRIED - 1;
        for (int port = config.port(); ; port++) {
            try {
                return gateway.open(new InetSocketAddress(port), doors, sessions, pages);
            } catch (SSLException e) {
                throw new CannotStart(unusable(e));
            } catch (IOException e) {
                if (port == last) {
                    throw new CannotStart(noPort(e));
                }
            }
        }
    }

    private static String unusable(SSLException e) {
        return "The certificate or its key cannot be used: " + e.getMessage() + ".";
    }

    private String noPort(IOException e) {
        String why = String.valueOf(e.getMessage());
        if (!why.contains("in use")) {
            return "Port %d cannot be used: %s. Choose another with --port."
                    .formatted(config.port(), why.substring(why.lastIndexOf(": ") + 1).strip());
        }
        return config.portGiven()
                ? "Port %d is taken. Stop what uses it, or choose another with --port."
                        .formatted(config.port())
                : "The ports from %d to %d are taken. Choose another with --port."
                        .formatted(config.port(), config.port() + PORTS_TRIED - 1);
    }

    /// Being found is a help, not a condition: where it fails, people type the address.
    private void announce(Output output, Consumer<InetAddress> reached) {
        try {
            beacon = Beacon.open(Beacon.PORT, this::info, reached);
        } catch (IOException e) {
            output.line(
                    "This server cannot be found by itself (UDP port "
                            + Beacon.PORT
                            + ": "
                            + e.getMessage()
                            + "). People can still type its address.");
        }
        announcer = Announcer.start(info());
    }

    /// A key of the operator's may be replaced by another: from then on the server is known by
    /// that.
    private synchronized void show(Credentials credentials, Output output) throws BadKey {
        try {
            gateway.show(credentials);
        } catch (SSLException e) {
            throw new BadKey(unusable(e));
        }
        if (closed || credentials.identity().equals(identity)) {
            return;
        }
        identity = credentials.identity();
        output.line(
                "The certificate has another key: this server is now known by "
                        + identity.shown()
                        + ", and clients that knew it before refuse it.");
        if (announcer != null) {
            announcer.close();
            announcer = Announcer.start(info());
        }
    }

    private ServerInfo info() {
        return new ServerInfo(
                config.name(),
                identity.value(),
                port,
                Protocol.VERSION,
                sessions.listing().sessions(),
                sessions.listing().members());
    }

    // What it is.

    public Config config() {
        return config;
    }

    /// The TCP port in use.
    public int port() {
        return port;
    }

    /// What clients know it by at the moment.
    public ServerIdentity identity() {
        return identity;
    }

    /// The eight digits that stop it from any client.
    public String exitCode() {
        return exitCode;
    }

    /// What it shows people so that they come in.
    Cards cards() {
        return cards;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Gateway gateway() {
        return gateway;
    }

    // How it ends.

    /// Asks it to end in order; whoever waits in [#awaitStop] closes it.
    public void stop() {
        stopping.countDown();
    }

    /// Waits until somebody wants it to end: the exit code, the console, a signal.
    public void awaitStop() throws InterruptedException {
        stopping.await();
    }

    /// Tells everybody, closes every connection and the log; within [Limits#STOP_WITHIN].
    @Override
    public synchronized void close() {
        stopping.countDown();
        if (closed) {
            return;
        }
        closed = true;
        if (renewal != null) {
            renewal.close();
        }
        CloseCode why = sessions.announceEnd(Limits.STOP_WITHIN);
        if (announcer != null) {
            announcer.close();
        }
        if (beacon != null) {
            beacon.close();
        }
        sessions.stop();
        gateway.close(why);
        log.close();
    }
}
