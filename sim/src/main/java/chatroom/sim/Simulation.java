package chatroom.sim;

import chatroom.core.Door;
import chatroom.server.sessions.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of whole servers and their clients from one seed: things go wrong for a while, then all
/// is well again, and in the end everybody must have what is in the log. The same seed does the
/// same. For one thread.
public final class Simulation {
    private final Dice dice;
    private final Scenario scenario;
    private final Plant plant;
    private final Scheduler scheduler;
    private final Trace trace;
    private final SimClock.Wall wall;
    private final Truth truth = new Truth();
    private final Oracle oracle = new Oracle(truth);
    private final List<SimNode> nodes = new ArrayList<>();
    private final List<Habits> people = new ArrayList<>();
    private boolean well;

    private Simulation(long seed, Plant plant, @Nullable Consumer<String> watcher) {
        this.dice = new Dice(seed);
        this.scenario = Scenario.draw(seed, dice.split());
        this.plant = plant;
        this.scheduler = new Scheduler(dice.split());
        this.trace = new Trace(scheduler, watcher);
        this.wall = new SimClock.Wall(scheduler);
    }

    /// What came of a run.
    ///
    /// @param hash of everything that happened
    /// @param entries how many entries landed in the log
    /// @param failure the promise that was broken, or the exception that nobody expected; null
    ///   where all went well
    /// @param last the last things that happened
    public record Outcome(
            long seed, long hash, int entries, @Nullable Throwable failure, List<String> last) {}

    /// Runs the simulation of that seed.
    public static Outcome run(long seed) {
        return run(seed, Plant.NONE, null);
    }

    /// Runs it with a planted fault, and shows all that happens to `watcher`.
    public static Outcome run(long seed, Plant plant, @Nullable Consumer<String> watcher) {
        Simulation simulation = new Simulation(seed, plant, watcher);
        @Nullable Throwable failure = null;
        try {
            simulation.run();
        } catch (RuntimeException | Violation e) {
            failure = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        }
        int entries = simulation.truth.all().stream().mapToInt(k -> (int) k.seq()).sum();
        return new Outcome(
                seed, simulation.trace.hash(), entries, failure, simulation.trace.last());
    }

    Scheduler scheduler() {
        return scheduler;
    }

    private void run() {
        trace.line("all", scenario.toString());
        populate();
        for (int i = 0; i < scenario.nodes(); i++) {
            nodes.add(node(i));
            // One after another: what the first creates, the second finds.
            start(nodes.get(i));
            scheduler.runUntil(scheduler.now() + 10 * Scheduler.SECOND);
        }
        if (scenario.crashes() > 0) {
            scheduler.in(hourly(scenario.crashes()), this::crash);
        }
        if (scenario.wallJumps() > 0) {
            scheduler.in(hourly(scenario.wallJumps()), this::jump);
        }
        people.forEach(Habits::begin);
        scheduler.runUntil(scheduler.now() + scenario.seconds() * Scheduler.SECOND);
        heal();
        new Ending(scheduler, scenario, truth, nodes, people).come();
    }

    private void populate() {
        LandingRules rules = new LandingRules(truth, scenario.nodes());
        truth.listener(rules);
        Randomness names = new SeededRandomness(dice.split());
        for (int i = 0; i < scenario.clients(); i++) {
            Door door = dice.chance(500) ? Door.PLAIN : Door.ENCRYPTED;
            Client client = new Client("c" + i, names.id(), door, trace, oracle);
            rules.add(client);
            people.add(new Habits(this, scenario.temper(), dice.split(), client));
        }
    }

    // Nodes.

    private SimNode node(int number) {
        return new SimNode(
                scheduler, scenario, plant, oracle, dice.split(), trace, wall, "n" + number);
    }

    private void start(SimNode node) {
        node.start(
                () -> trace.line("n" + nodes.indexOf(node), "is up"),
                () -> {
                    trace.line("n" + nodes.indexOf(node), "does not start");
                    restart(nodes.indexOf(node));
                });
    }

    private long hourly(int times) {
        return dice.around(3_600 * Scheduler.SECOND / times);
    }

    private void crash() {
        if (well) {
            return;
        }
        int which = dice.below(nodes.size());
        trace.line("n" + which, "crashes");
        if (nodes.get(which).up()) {
            restart(which);
        }
        scheduler.in(hourly(scenario.crashes()) + 10 * Scheduler.SECOND, this::crash);
    }

    /// Its process ends, and a little later there is another.
    private void restart(int which) {
        nodes.get(which).crash();
        scheduler.in(
                dice.between(0, 5_000) * Scheduler.MILLI,
                () -> {
                    nodes.set(which, node(which));
                    if (well) {
                        nodes.get(which).heal();
                    }
                    start(nodes.get(which));
                });
    }

    private void jump() {
        if (!well) {
            wall.jump(dice.between(-7_200_000, 7_200_000));
            trace.line("all", "the wall clock was set");
            scheduler.in(hourly(scenario.wallJumps()), this::jump);
        }
    }

    // The network.

    void connect(Client client) {
        Mirror at = client.mirror();
        List<SimNode> know =
                at == null
                        ? nodes
                        : nodes.stream()
                                .filter(n -> n.session(oracle.known(at.session)) != null)
                                .toList();
        // Nodes do not tell each other yet of sessions that are created later.
        SimNode node = dice.one(know.isEmpty() ? nodes : know);
        if (node.up()) {
            Wire wire = new Wire(scheduler, dice.split(), client);
            if (well) {
                wire.heal();
            }
            node.accept(wire, client);
            trace.line(client.tag, "connects");
            client.connected(wire);
        }
    }

    // The end.

    private void heal() {
        trace.line("all", "is well from now on");
        well = true;
        nodes.forEach(SimNode::heal);
    }
}
