package chatroom.bench;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Options;
import chatroom.client.Refused;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One session with its speakers and readers, all of them witnesses, and the comparison of what
/// they were told with what was acknowledged. Used by one thread.
final class Circle implements AutoCloseable {
    private static final long SPEAKERS_APART = 1_000_000_000;
    private static final long PATIENCE_SECONDS = 60;

    private final List<Address> doors;
    private final String session;
    private final List<Client> clients = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Speaker> speakers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Circle(List<Address> doors, String session) {
        this.doors = doors;
        this.session = session;
    }

    /// Creates the session and fills it.
    ///
    /// @param doors of one server: each member comes by the next, and knows all of them
    /// @param number tells it and its messages from others
    static Circle of(List<Address> doors, int number, int speakers, int readers, int perSecond)
            throws IOException, InterruptedException {
        String session = "Circle-" + number;
        Circle circle = new Circle(doors, session);
        for (int i = 0; i < speakers + readers; i++) {
            Witness witness = new Witness();
            Client client = Client.connect(circle.doorsFrom(i), Options.of("bench"), witness);
            circle.clients.add(client);
            circle.witnesses.add(witness);
            if (i == 0) {
                client.create(NewSession.of(session), "Person-0");
            } else {
                awaitListed(client, session);
                client.join(session, "Person-" + i, null);
            }
            if (i < speakers) {
                long first = (number * 100L + i + 1) * SPEAKERS_APART;
                circle.speakers.add(new Speaker(client, first, perSecond));
            }
        }
        return circle;
    }

    /// All, beginning with that one.
    private List<Address> doorsFrom(int first) {
        List<Address> turned = new ArrayList<>(doors);
        Collections.rotate(turned, -first);
        return turned;
    }

    /// A session that was created at one node is known at another a moment later.
    private static void awaitListed(Client client, String session)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (client.list().stream().noneMatch(listed -> listed.name().equals(session))) {
            if (System.nanoTime() > until) {
                throw new IOException(session + " is not listed");
            }
            Thread.sleep(10);
        }
    }

    /// Who talks.
    List<Speaker> speakers() {
        return speakers;
    }

    /// What each member was told.
    List<Witness> witnesses() {
        return witnesses;
    }

    void talk() {
        speakers.forEach(speaker -> threads.add(Thread.ofPlatform().start(speaker)));
    }

    /// Who of those does not go on, and who has no connection, in words.
    List<String> amiss(List<Speaker> expected) {
        List<String> all = new ArrayList<>();
        long end = witnesses.stream().mapToLong(Witness::last).max().orElse(0);
        for (int i = 0; i < witnesses.size(); i++) {
            boolean silent =
                    i < speakers.size()
                            && expected.contains(speakers.get(i))
                            && speakers.get(i).goesOnAfter().isEmpty();
            if (silent || witnesses.get(i).away()) {
                all.add(
                        "  %s, member %d: %s%s, told up to %d of %d%s"
                                .formatted(
                                        session,
                                        i,
                                        silent
                                                ? "silent (refused: %s)"
                                                        .formatted(speakers.get(i).why())
                                                : "goes on",
                                        witnesses.get(i).away() ? ", away" : "",
                                        witnesses.get(i).last(),
                                        end,
                                        witnesses.get(i).end()));
            }
        }
        return all;
    }

    List<CountDownLatch> awaitReturn() {
        return witnesses.stream().map(Witness::awaitReturn).toList();
    }

    /// Says nothing more, and waits until all is answered and everybody was told.
    void fallSilent() throws InterruptedException, IOException {
        speakers.forEach(Speaker::fallSilent);
        for (Thread thread : threads) {
            thread.join();
        }
        long end =
                speakers.stream()
                        .flatMap(speaker -> speaker.acknowledged().values().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Witness witness : witnesses) {
            while (witness.last() < end && !witness.over()) {
                if (System.nanoTime() > until) {
                    throw new IOException(behind(end));
                }
                Thread.sleep(10);
            }
        }
    }

    /// Which members were told how much, so that it is seen whether those at one host lack it.
    private String behind(long end) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder("%s has %d entries; ".formatted(session, end));
        all.append("who comes now reads %d messages".formatted(kept().size()));
        for (int i = 0; i < witnesses.size(); i++) {
            Witness witness = witnesses.get(i);
            all.append("\n  member %d, who came by host %d,".formatted(i, i % doors.size() + 1));
            all.append(
                    " was told up to %d%s"
                            .formatted(witness.last(), witness.away() ? ", away" : ""));
        }
        return all.toString();
    }

    /// What came of it, when all are silent.
    ///
    /// @param acknowledged messages whose sender was told that they are durable
    /// @param missing of those, that are not where the acknowledgement said, for any member or for
    ///   somebody who comes when all is over
    /// @param doubled messages that stand at two places
    /// @param disagreements places where two members were told different messages, and entries out
    ///   of order
    /// @param refused messages that were refused
    /// @param out members that fell out of the session
    /// @param anew how often a member had to be told the whole session again
    /// @param promoted changes of the admin's role, counted for each who was told: nobody hands it
    ///   over
    record Verdict(
            long acknowledged,
            long missing,
            long doubled,
            long disagreements,
            long refused,
            long out,
            long anew,
            long promoted) {
        static final Verdict NONE = new Verdict(0, 0, 0, 0, 0, 0, 0, 0);

        Verdict and(Verdict other) {
            return new Verdict(
                    acknowledged + other.acknowledged,
                    missing + other.missing,
                    doubled + other.doubled,
                    disagreements + other.disagreements,
                    refused + other.refused,
                    out + other.out,
                    anew + other.anew,
                    promoted + other.promoted);
        }
    }

    Verdict verdict() throws IOException, InterruptedException {
        Map<Long, Long> kept = kept();
        long end = witnesses.stream().mapToLong(Witness::last).max().orElse(0);
        long disagreements = witnesses.stream().mapToLong(Witness::misplaced).sum();
        long doubled = 0;
        Set<Long> seen = new HashSet<>();
        for (long seq = 1; seq <= end; seq++) {
            long here = 0;
            for (Witness witness : witnesses) {
                long message = witness.message(seq);
                if (here != 0 && message != 0 && message != here) {
                    disagreements++;
                }
                here = Math.max(here, message);
            }
            if (here != 0 && !seen.add(here)) {
                doubled++;
            }
        }
        long missing = 0;
        long acknowledged = 0;
        for (Speaker speaker : speakers) {
            acknowledged += speaker.acknowledged().size();
            for (Map.Entry<Long, Long> message : speaker.acknowledged().entrySet()) {
                long seq = message.getValue();
                boolean there = message.getKey().equals(kept.get(seq));
                missing += there && isThere(message.getKey(), seq) ? 0 : 1;
            }
        }
        return new Verdict(
                acknowledged,
                missing,
                doubled,
                disagreements,
                speakers.stream().mapToLong(Speaker::refused).sum(),
                witnesses.stream().filter(Witness::over).count(),
                witnesses.stream().mapToLong(Witness::anew).sum() - witnesses.size(),
                witnesses.stream().mapToLong(Witness::promoted).sum());
    }

    /// The message at each seq, as somebody reads it who comes now; nothing where the session is
    /// gone.
    private Map<Long, Long> kept() throws IOException, InterruptedException {
        Map<Long, Long> kept = new HashMap<>();
        try (Client client = Client.connect(doors, Options.of("bench"), Listener.NOBODY)) {
            client.join(session, "Auditor", null);
            long before = Integer.MAX_VALUE;
            while (before > 1) {
                List<Entry> page = client.history(before, Limits.PAGE_ENTRIES).entries();
                for (Entry entry : page) {
                    if (entry.event() instanceof Event.Said said) {
                        kept.put(entry.seq(), Long.parseLong(said.text().value()));
                    }
                }
                before = page.isEmpty() ? 0 : page.getFirst().seq();
            }
        } catch (Refused e) {
            if (!e.is(Refusal.Code.SESSION_UNKNOWN)) {
                throw new IOException(e);
            }
        }
        return kept;
    }

    /// Every member who was told of that place was told this message there, and one at least was.
    private boolean isThere(long message, long seq) {
        boolean told = false;
        for (Witness witness : witnesses) {
            long here = witness.message(seq);
            if (here != 0 && here != message) {
                return false;
            }
            told |= here == message;
        }
        return told;
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
    }
}
