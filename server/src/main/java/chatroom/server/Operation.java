package chatroom.server;

import chatroom.core.Limits;
import chatroom.core.Product;
import chatroom.log.LogUnavailable;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.SessionLog;
import chatroom.log.nats.Cluster;
import chatroom.log.nats.EngineUnavailable;
import chatroom.log.nats.NatsLog;
import chatroom.log.sqlite.SqliteLog;
import chatroom.server.console.Banner;
import chatroom.server.console.Console;
import chatroom.server.console.Face;
import chatroom.server.console.Facts;
import chatroom.server.console.Paint;
import chatroom.server.console.Reached;
import chatroom.server.console.Showing;
import chatroom.server.identity.Certificates;
import chatroom.server.sessions.Operator;
import chatroom.server.sessions.Output;
import chatroom.server.sessions.Plain;
import chatroom.texts.Words;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/// One server in the foreground, from its start to its end, with all that its operator sees and
/// types. Used by the main thread.
final class Operation {
    /// Long enough that most people who were told of the server have tried it.
    private static final Duration HINT_AFTER = Duration.ofSeconds(15);

    /// What is left of [Limits#STOP_WITHIN] for the process itself to end.
    private static final long TO_EXIT = 500;

    private Operation() {}

    /// Bottom up, and closed in the reverse order. Returns when somebody has ended it.
    ///
    /// @throws CannotStart with a sentence
    static void run(Config config, PrintWriter out) throws CannotStart, InterruptedException {
        Paint paint =
                Paint.of(
                        Optional.ofNullable(System.console())
                                .filter(c -> c.isTerminal())
                                .isPresent(),
                        System.getProperty("os.name", ""),
                        System.getenv());
        try (DataFolder folder = DataFolder.taken(config.data());
                Face face = new Face(out, paint, LocalTime::now)) {
            Certificates certificates = Trust.of(config, folder);
            SessionLog kept = log(config, face);
            MeasuredLog log = new MeasuredLog(kept);
            Reached reached = new Reached(face);
            try (Server server =
                    Server.start(
                            config,
                            log,
                            certificates,
                            face,
                            started -> new OperatorPages(started, log),
                            reached::by)) {
                Signals.endInOrder(server::stop);
                face.show(Banner.lines(facts(server), paint));
                Thread.startVirtualThread(() -> hint(reached, server));
                check(kept, face);
                Thread.startVirtualThread(() -> console(server, face, paint));
                server.awaitStop();
                endInTime();
            }
            face.line("Stopped.");
        }
    }

    /// @param output told of damage
    static SessionLog log(Config config, Output output) throws CannotStart {
        if (config.cluster() != null) {
            return shared(config.cluster(), output);
        }
        try {
            return config.ephemeral()
                    ? inMemory()
                    : SqliteLog.open(config.data(), damage -> output.line(damage.toString()));
        } catch (LogUnavailable why) {
            throw new CannotStart(String.valueOf(why.getMessage()));
        }
    }

    private static SessionLog shared(Cluster cluster, Output output) throws CannotStart {
        try {
            NatsLog log = NatsLog.open(cluster);
            if (log.replicas() < 3) {
                output.line(
                        "NATS keeps %s of each session: if that server is lost, so is what was said. With three servers it would keep three."
                                .formatted(log.replicas() == 1 ? "one copy" : "two copies"));
            }
            output.line(
                    "NATS acknowledges before its disk has the data: a power cut of all its"
                            + " servers at once can lose the last seconds of what was said.");
            return log;
        } catch (EngineUnavailable why) {
            throw new CannotStart(String.valueOf(why.getMessage()));
        }
    }

    /// Looks through all that is kept while people talk; what is damaged is told as it is found.
    private static void check(SessionLog kept, Face face) {
        if (kept instanceof SqliteLog log) {
            var _ =
                    log.checkAll()
                            .thenAccept(checked -> {
                                if (checked.damage() > 0) {
                                    face.line(
                                            "Some of the data is damaged; the rest is served. './"
                                                    + Product.COMMAND
                                                    + " check' shows it again.");
                                }
                            });
        }
    }

    /// At most half of the heap: beyond that people are told that there is no room.
    private static SessionLog inMemory() {
        return new MemoryLog(new MemoryStore(Runtime.getRuntime().maxMemory() / 2), Runnable::run);
    }

    private static Facts facts(Server server) {
        Config config = server.config();
        return new Facts(
                Product.VERSION,
                config.name(),
                server.identity().shown(),
                config.hosts().stream().map(it -> Hosts.with(server.port(), it)).toList(),
                Hosts.now(),
                server.port(),
                config.port(),
                server.exitCode(),
                kept(config),
                config.ephemeral(),
                config.unlimited(),
                config.found(),
                config.plain() != Plain.OFF);
    }

    private static String kept(Config config) {
        return config.cluster() == null
                ? config.data().toString()
                : "NATS at " + config.cluster().shown();
    }

    private static void hint(Reached reached, Server server) {
        try {
            reached.hint(HINT_AFTER, server.port(), Computer.java());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void console(Server server, Face face, Paint paint) {
        Charset charset =
                Charset.forName(
                        System.getProperty("stdin.encoding", "UTF-8"), Charset.defaultCharset());
        Operator operator = new Operator(server.sessions());
        Showing showing = new Showing(server.cards(), paint, Words.in(Locale.getDefault()));
        try {
            new Console(operator, server::stop, face, showing)
                    .run(new BufferedReader(new InputStreamReader(System.in, charset)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever hangs while the server ends does not keep it: what was acknowledged is durable.
    private static void endInTime() {
        Thread.ofPlatform()
                .daemon()
                .name("chatroom-end")
                .start(() -> {
                    try {
                        Thread.sleep(Limits.STOP_WITHIN - TO_EXIT);
                        Runtime.getRuntime().halt(0);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
