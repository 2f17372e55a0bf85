package chatroom.sim;

import chatroom.core.Session;
import chatroom.log.SessionLog;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.LiveSession;
import chatroom.server.sessions.Node;
import chatroom.server.sessions.Quotes;
import chatroom.server.sessions.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One life of a server's process: built as the server builds itself, but for what is simulated. It
/// ends by a crash. For one thread.
final class SimNode {
    private static final Quotes QUOTES = Quotes.load();
    private static final int MOST_PENDING = 1 << 20;

    private final Scheduler scheduler;
    private final Scenario scenario;
    private final Plant plant;
    private final Oracle oracle;
    private final Trace trace;
    private final SimClock clock;
    private final LogPace pace;
    private final SeededLog log;
    private final SimFrames.Maker maker = new SimFrames.Maker();
    private final List<SeededLoop> loops = new ArrayList<>();
    private final List<SimLink> links = new ArrayList<>();
    private final Sessions sessions;
    private int nextLoop;
    private boolean up;
    private boolean dead;

    SimNode(
            Scheduler scheduler,
            Scenario scenario,
            Plant plant,
            Oracle oracle,
            Dice dice,
            Trace trace,
            SimClock.Wall wall,
            String name) {
        this.scheduler = scheduler;
        this.scenario = scenario;
        this.plant = plant;
        this.oracle = oracle;
        this.trace = trace;
        this.clock = new SimClock(wall);
        SessionLog store = oracle.truth().log();
        this.pace = new LogPace(scheduler, dice.split(), trace, scenario.log());
        this.log = new SeededLog(store, pace, dice.split(), trace);
        for (int i = 0; i < scenario.loops(); i++) {
            loops.add(new SeededLoop(scheduler, dice.split(), i));
        }
        Node node =
                new Node(
                        plant.log(log),
                        clock,
                        new SeededRandomness(dice.split()),
                        maker,
                        this::loop,
                        scenario.settings(),
                        QUOTES,
                        LandingRules.NAMES,
                        line -> output(trace, name, line));
        this.sessions = new Sessions(node, "12345678", () -> trace.line(name, "is to stop"));
    }

    private static void output(Trace trace, String name, String line) {
        trace.line(name, line);
        if (line.startsWith("A fault in a session") && !line.contains(LogPace.FAULT)) {
            throw new Violation(line);
        }
    }

    private SeededLoop loop() {
        return loops.get(nextLoop++ % loops.size());
    }

    /// Begins to serve; one of the two runs when that is decided, unless it crashes before.
    void start(Runnable started, Runnable failed) {
        var _ =
                sessions.start()
                        .whenComplete((_, failure) -> {
                            up = failure == null;
                            scheduler.in(0, up ? started : failed);
                        });
    }

    /// Whether it takes connections.
    boolean up() {
        return up && !dead;
    }

    void accept(Wire wire, Client client) {
        SeededLoop loop = loop();
        SimLink link =
                new SimLink(
                        scheduler,
                        trace,
                        loop,
                        wire,
                        new Sight(client, oracle, clock, scenario.high() + MOST_PENDING),
                        plant,
                        client.source,
                        client.door,
                        scenario.high());
        link.serves(new Connection(link, sessions));
        links.removeIf(SimLink::over);
        links.add(link);
        wire.connected(link);
    }

    /// Its process ends at this very moment.
    void crash() {
        dead = true;
        log.die();
        loops.forEach(SeededLoop::die);
        links.forEach(SimLink::crashed);
    }

    /// Nothing goes wrong in it from now on.
    void heal() {
        pace.heal();
    }

    /// Its clock, epoch milliseconds.
    long now() {
        return clock.now();
    }

    // What it has come to.

    /// Frames that somebody holds who should not, where everybody was told everything.
    int framesHeld() {
        return maker.live();
    }

    /// What this node takes a session for, null where it does not know it.
    @Nullable Session session(Truth.Known known) {
        return sessions.find(known.id.value()).map(LiveSession::session).orElse(null);
    }
}
