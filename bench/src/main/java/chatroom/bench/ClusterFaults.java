package chatroom.bench;

import chatroom.client.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Three nodes on three NATS servers, of which something fails while many talk: what was
/// acknowledged must be there, once, in one order for everybody, and all must go on soon. Used by
/// one thread, in the network that `bench/lan` has made.
final class ClusterFaults implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration GOES_ON = Duration.ofSeconds(10);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final Plan plan;
    private final Path folder;
    private final List<ClusterHost> hosts = new ArrayList<>();
    private final List<Circle> circles = new ArrayList<>();
    private final Map<Fault, List<Duration>> goesOn = new EnumMap<>(Fault.class);
    private final Map<Fault, List<Duration>> back = new EnumMap<>(Fault.class);
    private int exiles;
    private long exilesRefused;
    private long exilesGained;

    private ClusterFaults(Plan plan) throws IOException {
        this.plan = plan;
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        folder = Files.createTempDirectory(target, "cluster-");
        String lan = System.getenv("CHATROOM_LAN");
        if (lan == null) {
            throw new IOException(
                    "this is measured in a network of its own: bench/lan bench/run …");
        }
        for (int i = 1; i <= ClusterHost.ALL; i++) {
            hosts.add(new ClusterHost(plan, lan, i, folder));
        }
    }

    /// Everything is killed, as often as the plan says.
    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (ClusterFaults faults = new ClusterFaults(plan)) {
            faults.begin(20, 5);
            faults.kills(plan.runs());
            faults.everything();
            return faults.end();
        }
    }

    /// The network fails, as long as the plan says.
    static List<Figure> parted(Plan plan) throws IOException, InterruptedException {
        try (ClusterFaults faults = new ClusterFaults(plan)) {
            faults.begin(20, 5);
            faults.partition();
            faults.cutOff();
            return faults.end();
        }
    }

    /// One kill of each kind, with less load: does it work at all?
    static List<Figure> brief(Plan plan) throws IOException, InterruptedException {
        try (ClusterFaults faults = new ClusterFaults(plan)) {
            faults.begin(4, 5);
            faults.kills(1);
            return faults.end();
        }
    }

    private void begin(int sessions, int perSecond) throws IOException, InterruptedException {
        ClusterHost.together(hosts, ClusterHost::startEngine);
        ClusterEngines.await(false);
        hosts.getFirst().startNode(hosts.getFirst());
        ClusterHost.together(hosts.subList(1, ClusterHost.ALL), this::startNode);
        for (int i = 0; i < sessions; i++) {
            circles.add(Circle.of(doors(), i, 5, 0, perSecond));
        }
        circles.forEach(Circle::talk);
        Thread.sleep(QUIET.plus(plan.warmUp()));
    }

    private void startNode(ClusterHost host) throws IOException, InterruptedException {
        host.startNode(hosts.getFirst());
    }

    private List<Address> doors() {
        return hosts.stream().map(ClusterHost::address).toList();
    }

    // What fails.

    /// While nobody has moved yet: member after member of a session came by the next host.
    private void partition() throws IOException, InterruptedException {
        int which = hosts.indexOf(ClusterEngines.leader(hosts));
        apart(which, hosts.get(which)::part, Fault.PARTITION, Fault.JOINED);
    }

    private void cutOff() throws IOException, InterruptedException {
        int which = (hosts.indexOf(ClusterEngines.leader(hosts)) + 1) % ClusterHost.ALL;
        apart(which, hosts.get(which)::cutOff, Fault.CUT_OFF, Fault.RECONNECTED);
    }

    private interface Strike {
        void now() throws IOException, InterruptedException;
    }

    private void apart(int which, Strike strike, Fault without, Fault again)
            throws IOException, InterruptedException {
        List<Speaker> there = new ArrayList<>();
        List<Speaker> elsewhere = new ArrayList<>();
        for (Circle circle : circles) {
            for (int i = 0; i < circle.speakers().size(); i++) {
                (i % ClusterHost.ALL == which ? there : elsewhere).add(circle.speakers().get(i));
            }
        }
        try (Exile exile = exile()) {
            long end = System.nanoTime() + plan.time().toNanos();
            struck(without, elsewhere, strike);
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            struck(again, there, hosts.get(which)::join);
            mended(exile);
        }
    }

    private void kills(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            ClusterHost leader = ClusterEngines.leader(hosts);
            engineDies(Fault.LEADER, leader);
        }
        for (int i = 0; i < times; i++) {
            int next = (hosts.indexOf(ClusterEngines.leader(hosts)) + 1 + i % 2) % ClusterHost.ALL;
            engineDies(Fault.FOLLOWER, hosts.get(next));
        }
        for (int i = 0; i < times; i++) {
            ClusterHost host = hosts.get(i % ClusterHost.ALL);
            try (Exile exile = exile()) {
                struck(Fault.NODE, speakers(), host::killNode);
                startNode(host);
                mended(exile);
            }
        }
    }

    private void engineDies(Fault fault, ClusterHost host)
            throws IOException, InterruptedException {
        try (Exile exile = exile()) {
            struck(fault, speakers(), host::killEngine);
            host.startEngine();
            mended(exile);
        }
    }

    private void everything() throws IOException, InterruptedException {
        try (Exile exile = exile()) {
            ClusterHost.together(hosts, ClusterHost::close);
            ClusterHost.together(hosts, ClusterHost::startEngine);
            ClusterEngines.await(false);
            struck(Fault.ALL, speakers(), () -> ClusterHost.together(hosts, this::startNode));
            mended(exile);
        }
    }

    private Exile exile() throws IOException, InterruptedException {
        return Exile.from(doors(), ++exiles);
    }

    /// Does it, and waits until all of them have said something new that was acknowledged, and
    /// nobody is without a connection.
    private void struck(Fault fault, List<Speaker> speakers, Strike strike)
            throws IOException, InterruptedException {
        System.err.println(LocalTime.now(ZoneId.systemDefault()) + " " + fault.what);
        long moment = System.nanoTime();
        speakers.forEach(Speaker::mark);
        strike.now();
        boolean all =
                ClusterEngines.comes(() ->
                        speakers.stream().allMatch(s -> s.goesOnAfter().isPresent())
                                && witnesses().noneMatch(Witness::away));
        Duration slowest =
                speakers.stream()
                        .map(s -> s.goesOnAfter().orElse(ClusterEngines.PATIENCE))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        System.err.println((all ? "… after " : "… not all, in ") + slowest.toMillis() + " ms");
        circles.forEach(circle -> circle.amiss(speakers).forEach(System.err::println));
        times(goesOn, fault).add(slowest);
        witnesses().flatMap(w -> w.backAfter(moment).stream()).forEach(times(back, fault)::add);
    }

    private static List<Duration> times(Map<Fault, List<Duration>> of, Fault fault) {
        return of.computeIfAbsent(fault, _ -> new ArrayList<>());
    }

    /// Waits until nothing is amiss any more.
    private void mended(Exile exile) throws IOException, InterruptedException {
        ClusterEngines.await(true);
        Thread.sleep(QUIET);
        exile.close();
        exilesRefused += exile.refused();
        exilesGained += exile.gained();
    }

    private List<Speaker> speakers() {
        return circles.stream().flatMap(c -> c.speakers().stream()).toList();
    }

    private Stream<Witness> witnesses() {
        return circles.stream().flatMap(c -> c.witnesses().stream());
    }

    // What came of it.

    private List<Figure> end() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Fault fault : goesOn.keySet()) {
            figures.add(figure(fault.what, Objects.requireNonNull(goesOn.get(fault)), GOES_ON));
            List<Duration> returned = back.getOrDefault(fault, List.of());
            if (!returned.isEmpty()) {
                String who = "… %d connections that broke are back".formatted(returned.size());
                figures.add(figure(who, returned, fault == Fault.NODE ? ELSEWHERE : GOES_ON));
            }
        }
        Circle.Verdict verdict = Circle.Verdict.NONE;
        for (Circle circle : circles) {
            circle.fallSilent();
            verdict = verdict.and(circle.verdict());
        }
        figures.addAll(figures(verdict));
        return figures;
    }

    private static Figure figure(String what, List<Duration> times, Duration within) {
        Duration slowest = Collections.max(times);
        return Figure.promised(
                what + (times.size() == 1 ? "" : ", slowest of %d".formatted(times.size())),
                "≤ %d s".formatted(within.toSeconds()),
                "%.2f s (median %.2f s)"
                        .formatted(slowest.toMillis() / 1e3, new Times(times).median() / 1e3),
                slowest.compareTo(within) <= 0);
    }

    private List<Figure> figures(Circle.Verdict verdict) {
        return List.of(
                Figure.promised(
                        "Acknowledged messages that are missing",
                        "0",
                        "%,d of %,d".formatted(verdict.missing(), verdict.acknowledged()),
                        verdict.missing() == 0),
                Figure.promised(
                        "… doubled; told in another order; members that fell out",
                        "0; 0; 0",
                        "%,d; %,d; %,d"
                                .formatted(
                                        verdict.doubled(), verdict.disagreements(), verdict.out()),
                        verdict.doubled() + verdict.disagreements() + verdict.out() == 0),
                Figure.promised(
                        "Kicked members let in again; changes of the admin",
                        "0; 0",
                        "%,d of %,d attempts; %,d"
                                .formatted(
                                        exilesGained,
                                        exilesGained + exilesRefused,
                                        verdict.promoted()),
                        exilesGained + verdict.promoted() == 0),
                Figure.beside(
                        "Messages refused; sessions told anew",
                        "%,d; %,d".formatted(verdict.refused(), verdict.anew())));
    }

    @Override
    public void close() throws IOException {
        circles.forEach(Circle::close);
        hosts.forEach(ClusterHost::close);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
