package chatroom.sim;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Session;
import chatroom.server.sessions.Names;
import chatroom.wire.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may land in a log at all: only what somebody asked for who had the right to. For one
/// thread.
final class LandingRules implements Truth.Listener {
    /// Building them is costly, and they never change.
    static final Names NAMES = new Names();

    private static final String UNASKED = "nobody who may asked to come in like that";

    /// For a kick to be known to whoever lets people in, in milliseconds.
    private static final long A_WHILE = 60_000;

    /// What clocks and turns may differ by, in milliseconds.
    private static final long MARGIN = 1_000;

    private final Truth truth;

    /// Whether one clock tells all times: those of several nodes may differ by hours.
    private final boolean oneClock;

    /// By the hash of their person, as the keep has it.
    private final Map<String, Client> clients = new HashMap<>();

    /// Texts that are in the log.
    private final Set<String> said = new HashSet<>();

    LandingRules(Truth truth, int nodes) {
        this.truth = truth;
        this.oneClock = nodes == 1;
    }

    void add(Client client) {
        clients.put(hash(client.person), client);
    }

    private static String hash(String person) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(person.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void landed(Truth.Known known, Entry entry) {
        @Nullable Session before = entry.seq() == 1 ? null : known.state(entry.seq() - 1);
        if (before == null) {
            created(known, known.last().terms());
            return;
        }
        switch (entry.event()) {
            case Event.Created _ -> throw new Violation("a session was created twice");
            case Event.Joined joined -> joined(known, before, entry.at(), joined);
            case Event.Said words -> said(known, before, words);
            case Event.Kicked kicked -> kicked(known, before, kicked);
            case Event.Left left -> left(known, before, left);
            case Event.AdminChanged changed -> changed(known, before, changed);
            case Event.Closed closed -> closed(known, before, closed);
            case Event.CodeChanged changed -> recoded(known, before, changed);
            case Event.TimedOut out -> timedOut(known, before, entry.at(), out);
            case Event.Dropped _, Event.Resumed _, Event.Active _ -> {}
        }
    }

    @Override
    public void complete(Truth.Known known) {
        Session after = known.last();
        rule(
                after.ended() || after.admin() == 0 || after.members().find(after.admin()) != null,
                known,
                "the admin is not there");
        rule(
                after.ended() || after.terms().coded() == !known.codes.last().isEmpty(),
                known,
                "the keep has another code");
    }

    private static void rule(boolean holds, Truth.Known known, String otherwise) {
        if (!holds) {
            throw new Violation(
                    otherwise + ": " + known.entries.getLast() + " in " + known.last().terms());
        }
    }

    private void created(Truth.Known known, Event.Created terms) {
        rule(
                truth.all().stream()
                        .filter(other -> other != known && !other.last().ended())
                        .noneMatch(other -> other.last().terms().key().equals(terms.key())),
                known,
                "two sessions have one name");
    }

    private void joined(Truth.Known known, Session before, long at, Event.Joined joined) {
        rule(joined.member() == before.next(), known, "a member's number is used again");
        rule(
                before.byKey(joined.key()).isEmpty()
                        && joined.key().equals(NAMES.key(joined.name().value())),
                known,
                "two members have one name");
        for (Entry entry : known.entries) {
            if (entry.event() instanceof Event.Kicked k && k.until() > at) {
                Member was = member(known, entry.seq(), k.member());
                rule(!was.key().equals(joined.key()), known, "a kicked member came back at once");
            }
        }
        Client client = of(known, joined.place());
        rule(asked(known, client, joined, kickedAt(known, client, at)), known, UNASKED);
    }

    /// When the client was kicked who may not be back yet: what it asks a while after is refused,
    /// under whatever name.
    private long kickedAt(Truth.Known known, Client client, long at) {
        long last = Long.MAX_VALUE - A_WHILE;
        for (Entry entry : known.entries) {
            if (oneClock
                    && entry.event() instanceof Event.Kicked k
                    && k.until() > at
                    && of(known, member(known, entry.seq(), k.member()).place()).equals(client)) {
                last = entry.at();
            }
        }
        return last + A_WHILE;
    }

    private static Member member(Truth.Known known, long goneBy, int number) {
        return Objects.requireNonNull(known.state(goneBy - 1).members().find(number));
    }

    /// Whether the client asked for it, with the code where there is one: that of when it did, or
    /// of later.
    private boolean asked(Truth.Known known, Client client, Event.Joined joined, long before) {
        String name = joined.name().value();
        Event.Created terms = known.last().terms();
        if (joined.member() == 1 && !terms.standing()) {
            return client.claims.creates.stream()
                    .anyMatch(c -> c.name().equals(name) && sameName(c.session(), terms));
        }
        for (Request.Join join : client.claims.joins) {
            boolean here =
                    sameName(join.session(), terms) || join.session().equals(known.id.value());
            long since = oneClock ? client.claims.arrival(join) - A_WHILE : 0;
            boolean admitted = known.codes.since(since).stream().anyMatch(c -> fits(c, join));
            if (here
                    && admitted
                    && join.name().equals(name)
                    && client.claims.arrival(join) < before) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String code, Request.Join join) {
        return code.isEmpty() || code.equals(join.code());
    }

    private static boolean sameName(String typed, Event.Created terms) {
        return NAMES.key(typed).equals(terms.key());
    }

    /// Whose place that is.
    private Client of(Truth.Known known, String place) {
        String record = known.keep.get("place/" + place);
        Client client = record == null ? null : clients.get(record.split(" ", -1)[1]);
        rule(client != null, known, "a place has no record in the keep");
        return Objects.requireNonNull(client);
    }

    private Client of(Truth.Known known, Session before, int member) {
        Member who = before.members().find(member);
        rule(who != null, known, "somebody does something who is not there");
        return of(known, Objects.requireNonNull(who).place());
    }

    private void said(Truth.Known known, Session before, Event.Said words) {
        Client client = of(known, before, words.member());
        String text = words.text().value();
        rule(said.add(text), known, "a message is there twice");
        rule(
                Objects.equals(client.claims.said.get(text), words.id()),
                known,
                client.tag + " did not say that");
    }

    private void kicked(Truth.Known known, Session before, Event.Kicked kicked) {
        rule(kicked.by() != 0 && kicked.by() == before.admin(), known, "kicked by no admin");
        String name = Objects.requireNonNull(before.members().find(kicked.member())).name().value();
        rule(
                of(known, before, kicked.by()).claims.wantedToKick(name),
                known,
                "a kick that nobody asked for");
    }

    private void left(Truth.Known known, Session before, Event.Left left) {
        Client client = of(known, before, left.member());
        boolean held = !Objects.requireNonNull(before.members().find(left.member())).present();
        rule(
                left.why() == Event.Left.Why.LAPSED ? held : client.claims.wantedToLeave(),
                known,
                client.tag + " did not want to leave");
    }

    private void changed(Truth.Known known, Session before, Event.AdminChanged changed) {
        switch (changed.why()) {
            case CREATED -> rule(known.seq() == 3, known, "an admin out of nowhere");
            case HANDED_OVER -> {
                String name =
                        Objects.requireNonNull(before.members().find(changed.member()))
                                .name()
                                .value();
                rule(
                        of(known, before, before.admin()).claims.wantedToHandOverTo(name),
                        known,
                        "the role was handed over by nobody");
            }
            case APPOINTED -> rule(false, known, "there is no operator here");
            case RETURNED ->
                    rule(
                            of(known, before, changed.member()).claims.showedAdminToken(),
                            known,
                            "an admin came back without a token");
            case PASSED_ON, WAITING -> {
                boolean gone = before.admin() == 0 || before.members().find(before.admin()) == null;
                rule(gone, known, "the role left an admin who is there");
            }
        }
    }

    private void recoded(Truth.Known known, Session before, Event.CodeChanged changed) {
        rule(changed.by() != 0 && changed.by() == before.admin(), known, "a code of no admin's");
        rule(
                of(known, before, changed.by()).claims.wantedCode(changed.coded()),
                known,
                "a code that its admin did not choose");
    }

    private void closed(Truth.Known known, Session before, Event.Closed closed) {
        rule(!before.terms().standing(), known, "a standing session ended");
        switch (closed.why()) {
            case BY_ADMIN ->
                    rule(
                            of(known, before, before.admin()).claims.wantedToClose(),
                            known,
                            "the admin did not close it");
            case BY_OPERATOR -> rule(false, known, "there is no operator here");
            case ADMIN_LEFT ->
                    rule(before.members().find(before.admin()) == null, known, "the admin is here");
            case EMPTY -> rule(before.members().size() == 0, known, "somebody is still in");
        }
    }

    /// Whether the server knew of a sign of life in time; not one that came while it decided.
    private boolean recent(long sign, long at, Session before) {
        return oneClock && sign < at - MARGIN && sign > at - before.terms().inactivity() + MARGIN;
    }

    private void timedOut(Truth.Known known, Session before, long at, Event.TimedOut out) {
        Member member = Objects.requireNonNull(before.members().find(out.member()));
        if (before.admin() == out.member()
                || before.terms().inactivity() == 0
                || at - member.seenAt() < before.terms().inactivity()
                || recent(
                        of(known, member.place()).claims.sign(known.id, out.member()),
                        at,
                        before)) {
            throw new Violation(member.name() + " was timed out too soon");
        }
    }
}
