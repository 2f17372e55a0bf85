package chatroom.core;

import static chatroom.core.Cast.key;
import static chatroom.core.Cast.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Command.By;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Thousands of commands drawn from a seed, sensible and not; whatever comes, what must always be
/// true is true. A failure names the seed, by which it happens again.
class AnyCommandsTest {
    private static final int SEEDS = 40;
    private static final int COMMANDS = 1_000;
    private static final List<String> NAMES =
            List.of("Ann", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal");

    static long[] seeds() {
        return LongStream.rangeClosed(1, SEEDS).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_must_always_be_true_is_true(long seed) {
        new Run(seed).play();
    }

    @Test
    void the_runs_come_by_everything_there_is() {
        Set<Class<?>> events = new HashSet<>();
        Set<Event.AdminChanged.Why> whys = EnumSet.noneOf(Event.AdminChanged.Why.class);
        Set<Event.Closed.Why> ends = EnumSet.noneOf(Event.Closed.Why.class);
        Set<Refusal.Code> refusals = EnumSet.noneOf(Refusal.Code.class);
        for (long seed : seeds()) {
            Run run = new Run(seed);
            run.play();
            refusals.addAll(run.refusals);
            for (Entry entry : run.log) {
                events.add(entry.event().getClass());
                if (entry.event() instanceof Event.AdminChanged changed) {
                    whys.add(changed.why());
                } else if (entry.event() instanceof Event.Closed closed) {
                    ends.add(closed.why());
                }
            }
        }
        assertThat(events).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(whys).containsExactlyInAnyOrder(Event.AdminChanged.Why.values());
        assertThat(ends).containsExactlyInAnyOrder(Event.Closed.Why.values());
        assertThat(refusals)
                .contains(
                        Refusal.Code.NAME_TAKEN,
                        Refusal.Code.KICKED,
                        Refusal.Code.PLACE_GONE,
                        Refusal.Code.NOT_A_MEMBER,
                        Refusal.Code.NOT_ADMIN,
                        Refusal.Code.NOT_YOURSELF,
                        Refusal.Code.ADMIN_ALREADY,
                        Refusal.Code.MEMBER_UNKNOWN,
                        Refusal.Code.ENCRYPTED_ONLY,
                        Refusal.Code.ENCRYPTION_NEEDED,
                        Refusal.Code.SESSION_STANDING,
                        Refusal.Code.REQUEST_OLD,
                        Refusal.Code.SESSION_ENDED);
    }

    /// One session from its founding on.
    private static final class Run {
        private final long seed;
        private final Random random;
        private final List<Entry> log = new ArrayList<>();
        private final Set<Refusal.Code> refusals = EnumSet.noneOf(Refusal.Code.class);
        private final Map<Integer, Set<Long>> said = new HashMap<>();
        private Session session;
        private long now = Story.START;
        private int grants;

        /// Whether hardly anybody comes, so that the session may run empty.
        private final boolean lonely;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.lonely = random.nextInt(3) == 0;
            Terms terms =
                    new Terms(
                            draw(WhenAdminLeaves.values()),
                            random.nextBoolean() ? Limits.INACTIVITY : 0,
                            random.nextInt(4) == 0,
                            random.nextInt(4) == 0,
                            draw(Leaders.values()));
            List<Event> founding =
                    Session.founding(
                            terms.created(),
                            terms.standing() ? null : newcomer("Ann", Door.ENCRYPTED),
                            grant());
            Entry first = new Entry(1, now, founding.getFirst());
            log.add(first);
            session = Session.begin(Story.ID, first);
            founding.stream().skip(1).forEach(this::happens);
        }

        void play() {
            for (int i = 0; i < COMMANDS; i++) {
                now += random.nextInt(6) == 0 ? random.nextLong(400_000) : random.nextInt(3_000);
                Command command = command();
                long clock = random.nextInt(50) == 0 ? now - 2_000 : now;
                Session asked = session;
                Decision decision = asked.decide(command, clock);
                assertThat(asked.decide(command, clock)).as(about(command)).isEqualTo(decision);
                switch (decision) {
                    case Decision.Accepted accepted -> accepted(command, accepted);
                    case Decision.Refused refused -> refusals.add(refused.refusal().code());
                    case Decision.Already already -> already(command, already);
                    case Decision.Answered _ -> {}
                }
            }
            assertThat(replayed()).as(about("the whole log")).isEqualTo(session);
        }

        private void accepted(Command command, Decision.Accepted accepted) {
            assertThat(session.ended()).as(about(command)).isFalse();
            assertThat(accepted.events()).as(about(command)).isNotEmpty();
            accepted.events().forEach(this::happens);
            invariants();
        }

        private void happens(Event event) {
            if (event instanceof Event.Said words && words.member() != 0) {
                boolean once =
                        said.computeIfAbsent(words.member(), _ -> new HashSet<>()).add(words.id());
                assertThat(once).as(about(event)).isTrue();
            }
            Entry entry = new Entry(session.seq() + 1, Math.max(now, session.at()), event);
            log.add(entry);
            session = session.apply(entry);
            assertThat(session.seq()).as(about(event)).isEqualTo(log.size());
            assertThat(session.admin() == 0 || session.members().find(session.admin()) != null)
                    .as(about(event))
                    .isTrue();
        }

        private void already(Command command, Decision.Already already) {
            Command.Say say = (Command.Say) command;
            assertThat(log.get((int) already.seq() - 1).event())
                    .as(about(command))
                    .isInstanceOfSatisfying(
                            Event.Said.class,
                            words -> {
                                assertThat(words.member()).isEqualTo(say.member());
                                assertThat(words.id()).isEqualTo(say.id());
                            });
        }

        private void invariants() {
            List<Member> members = session.members().all();
            assertThat(members).as(about(session)).hasSize(session.members().size());
            assertThat(members).extracting(Member::key).doesNotHaveDuplicates();
            assertThat(members)
                    .extracting(Member::number)
                    .isSorted()
                    .allMatch(n -> n < session.next());
            assertThat(session.present())
                    .as(about(session))
                    .isEqualTo((int) members.stream().filter(Member::present).count());
            if (session.terms().standing()) {
                assertThat(session.ended()).as(about(session)).isFalse();
            } else if (!session.ended()) {
                assertThat(members).as(about(session)).isNotEmpty();
            }
            Member admin = session.members().find(session.admin());
            if (admin != null) {
                assertThat(session.terms().leaders().admits(admin.door()))
                        .as(about(session))
                        .isTrue();
                assertThat(session.grant()).as(about(session)).isNotEmpty();
            }
            if (session.terms().encryptedOnly()) {
                assertThat(session.encrypted()).as(about(session)).isTrue();
            }
        }

        private Session replayed() {
            Session again = Session.begin(Story.ID, log.getFirst());
            for (Entry entry : log.subList(1, log.size())) {
                again = again.apply(entry);
            }
            return again;
        }

        // What is drawn.

        private Command command() {
            int member = 1 + random.nextInt(session.next());
            String name = NAMES.get(random.nextInt(NAMES.size()));
            return switch (random.nextInt(31)) {
                case 0, 1, 2, 3, 4 ->
                        lonely ? new Command.Leave(someone(), instead(), grant()) : join(name);
                case 5 -> join(name);
                case 6, 7, 8 -> new Command.Resume(someone(), draw(Door.values()), grant());
                case 9 -> new Command.Drop(member);
                case 10 -> new Command.Drop(someone());
                case 11 -> new Command.Leave(someone(), instead(), grant());
                case 12 -> new Command.Kick(by(), key(name), name, "out", grant());
                case 13, 14 -> new Command.HandOver(by(), key(name), name, grant());
                case 15 ->
                        random.nextInt(6) == 0
                                ? new Command.Close(by())
                                : new Command.Quote(random.nextInt());
                case 16, 17 -> new Command.Stay(someone());
                case 18 -> new Command.Help(by());
                case 19 -> new Command.Time(now);
                case 20 -> new Command.Echo("echo");
                case 25 -> new Command.ChangeCode(by(), random.nextBoolean());
                case 24 -> new Command.Announce(Text.of("Lunch is ready."));
                case 21, 22, 23 -> tick();
                default -> say(random.nextInt(8) == 0 ? member : someone());
            };
        }

        private Command join(String name) {
            String token = random.nextInt(6) == 0 ? session.grant() : "grant-of-old";
            return new Command.Join(newcomer(name, draw(Door.values())), token, grant());
        }

        private Command say(int member) {
            Member speaker = session.members().find(member);
            long highest = speaker == null ? 0 : speaker.retries().highest();
            long id = Math.max(0, highest + 2 - random.nextInt(random.nextInt(5) == 0 ? 80 : 4));
            return new Command.Say(member, id, Text.of("words"));
        }

        private Command tick() {
            long opened = random.nextInt(5) == 0 ? now : Story.START;
            Map<Integer, Long> activity =
                    random.nextBoolean() ? Map.of() : Map.of(someone(), now - 1_000);
            return new Command.Tick(
                    new Deadlines(opened, Limits.HOLD, Limits.HOLD_ADMIN, activity), grant());
        }

        private By by() {
            return switch (random.nextInt(5)) {
                case 0 -> By.CONSOLE;
                case 1 -> new By(someone(), true);
                case 2 -> By.member(someone());
                default -> By.member(session.admin());
            };
        }

        /// A member, or the number of nobody where there is none.
        private int someone() {
            List<Member> members = session.members().all();
            return members.isEmpty()
                    ? session.next()
                    : members.get(random.nextInt(members.size())).number();
        }

        private @Nullable WhenAdminLeaves instead() {
            return random.nextBoolean() ? null : draw(WhenAdminLeaves.values());
        }

        private String grant() {
            return "grant-" + ++grants;
        }

        private <T> T draw(T[] values) {
            return values[random.nextInt(values.length)];
        }

        private Supplier<String> about(Object what) {
            return () -> "seed " + seed + ", after entry " + session.seq() + ": " + what;
        }
    }
}
