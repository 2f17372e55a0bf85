package chatroom.sim;

import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Session;
import chatroom.wire.Frame;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must be so in the end, once nothing goes wrong any more: first everybody has what is in the
/// log, then the silent are timed out, and when all have gone every session ends. For one thread.
final class Ending {
    /// How long after all is well everybody must have caught up, in seconds: and who knocked last
    /// waits until that is over.
    private static final long CATCH_UP = 120 + Limits.KNOCK_FOR / 1_000;

    /// For what is due to be done, in seconds: the log's and the timers' own delays.
    private static final long SLACK = 30;

    /// Until the server has noticed that everybody is gone, in seconds.
    private static final long GONE = (3 * Limits.PING_EVERY + Limits.DROP_AFTER) / 1_000;

    private final Scheduler scheduler;
    private final Scenario scenario;
    private final Truth truth;
    private final List<SimNode> nodes;
    private final List<Habits> people;

    Ending(
            Scheduler scheduler,
            Scenario scenario,
            Truth truth,
            List<SimNode> nodes,
            List<Habits> people) {
        this.scheduler = scheduler;
        this.scenario = scenario;
        this.truth = truth;
        this.nodes = nodes;
        this.people = people;
    }

    void come() {
        people.forEach(Habits::settle);
        within(CATCH_UP, this::behind);
        people.forEach(Habits::hush);
        within(SLACK, this::listedWrongly);
        long longest = scenario.settings().inactivity() / 1_000;
        if (longest > 0) {
            within(GONE + longest + SLACK, this::silent);
        }
        people.forEach(Habits::leave);
        within(GONE + scenario.settings().holdAdmin() / 1_000 + SLACK, this::left);
    }

    private void within(long seconds, Supplier<@Nullable String> wrong) {
        @Nullable String what = "nothing has been looked at";
        for (int i = 0; i < seconds && what != null; i++) {
            scheduler.runUntil(scheduler.now() + Scheduler.SECOND);
            what = wrong.get();
        }
        if (what != null) {
            throw new Violation("in the end, " + what);
        }
    }

    // Everybody has what is in the log.

    private @Nullable String behind() {
        for (Habits person : people) {
            String lacks = lacks(person.client());
            if (lacks != null) {
                return person.client().tag + " " + lacks;
            }
        }
        for (Truth.Known known : truth.all()) {
            String lacks = known.last().ended() ? null : lacks(known);
            if (lacks != null) {
                return lacks;
            }
        }
        return null;
    }

    private @Nullable String lacks(Truth.Known known) {
        List<Session> live =
                nodes.stream().map(n -> n.session(known)).filter(Objects::nonNull).toList();
        if (live.isEmpty()) {
            return "no node knows " + known.last();
        }
        for (Session state : live) {
            if (!known.last().equals(state)) {
                return "a node takes for " + state + " what is " + known.last();
            }
        }
        return null;
    }

    private @Nullable String lacks(Client client) {
        if (client.wire() == null || !client.welcomed()) {
            return "is not connected";
        }
        if (client.requests.unanswered() > 0 || client.entering()) {
            return "waits for an answer";
        }
        Mirror mirror = client.mirror();
        if (mirror == null || mirror.lies) {
            return null;
        }
        if (!client.in()) {
            return "is not in its session";
        }
        Truth.Known known = Objects.requireNonNull(truth.find(mirror.session));
        Member member = known.last().members().find(mirror.member);
        if (member == null || !member.present()) {
            return "believes to be in, but is " + member;
        }
        if (!client.requests.unsure().isEmpty()) {
            return "does not know what became of a message";
        }
        return mirror.seq() == known.seq()
                ? null
                : "stands at " + mirror.seq() + " of " + known.seq();
    }

    /// The list shows what there is. (Nodes do not tell each other of sessions yet.)
    private @Nullable String listedWrongly() {
        if (nodes.size() > 1) {
            return null;
        }
        Map<String, String> there =
                truth.all().stream()
                        .map(Truth.Known::last)
                        .filter(s -> !s.ended())
                        .collect(
                                Collectors.toMap(
                                        s -> s.id().value(),
                                        s -> shown(s.present(), s.encrypted())));
        for (Habits person : people) {
            Map<String, String> told =
                    person.client().pushes.listed().values().stream()
                            .collect(Collectors.toMap(l -> l.id().value(), Ending::shown));
            if (!told.equals(there)) {
                return person.client().tag + " sees " + told + ", but there is " + there;
            }
        }
        return null;
    }

    private static String shown(Frame.Listed listed) {
        return shown(listed.members(), listed.encrypted());
    }

    private static String shown(int present, boolean encrypted) {
        return present + (encrypted ? " encrypted" : " open");
    }

    // Nobody says anything.

    private @Nullable String silent() {
        for (Truth.Known known : truth.all()) {
            Session session = known.last();
            for (Member member : session.members()) {
                if (!session.ended()
                        && session.terms().inactivity() > 0
                        && member.present()
                        && member.number() != session.admin()) {
                    return member
                            + " was never timed out in "
                            + known.id
                            + ", whose last is "
                            + known.entries.getLast();
                }
            }
        }
        return null;
    }

    // Nobody is there.

    private @Nullable String left() {
        for (Truth.Known known : truth.all()) {
            Session session = known.last();
            boolean over =
                    session.terms().standing() ? session.members().size() == 0 : session.ended();
            if (!over) {
                return "nobody is there, but there is still " + session;
            }
        }
        for (SimNode node : nodes) {
            if (node.framesHeld() > 0) {
                return node.framesHeld() + " frames were never released";
            }
        }
        return null;
    }
}
