package chatroom.sim;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.ForwardingLog;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Faults that are put between the server and what it is built on: the simulation must find each
/// within a few seeds.
class PlantedFaultsTest {
    private static final int SEEDS = 30;

    /// What the seeds say that find it, up to the first that says `why`.
    private static List<String> found(Supplier<Plant> plant, String why) {
        List<String> said = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Throwable failure = Simulation.run(seed, plant.get(), null).failure();
            if (failure != null) {
                said.add(failure.toString());
                if (failure.toString().contains(why)) {
                    break;
                }
            }
        }
        return said;
    }

    private static void assertFound(Supplier<Plant> plant, String why) {
        assertThat(found(plant, why)).anyMatch(said -> said.contains(why));
    }

    @Test
    void a_refusal_that_is_not_returned_is_found() {
        assertFound(LostRefusals::new, "waits for an answer");
    }

    private static final class LostRefusals implements Plant {
        private int refusals;

        @Override
        public @Nullable Frame sent(Frame frame) {
            return frame instanceof Frame.No && ++refusals % 5 == 0 ? null : frame;
        }
    }

    @Test
    void an_entry_that_is_told_before_it_is_appended_is_found() {
        assertFound(() -> new LogPlant(HastyLog::new), "which is not in the log");
    }

    private record LogPlant(UnaryOperator<SessionLog> planted) implements Plant {
        @Override
        public SessionLog log(SessionLog log) {
            return planted.apply(log);
        }
    }

    /// Says that it is done as soon as it is asked.
    private static final class HastyLog extends ForwardingLog {
        HastyLog(SessionLog to) {
            super(to);
        }

        @Override
        public CompletableFuture<Appended> append(
                SessionId session,
                Position after,
                UUID batch,
                long at,
                List<Event> events,
                Keep keep) {
            var _ = super.append(session, after, batch, at, events, keep);
            return CompletableFuture.completedFuture(
                    new Appended.Done(new Position(after.seq() + events.size(), 0)));
        }
    }

    @Test
    void a_message_that_is_taken_for_a_new_one_when_it_is_repeated_is_found() {
        assertFound(Forgetful::new, "a message is there twice");
    }

    /// Does not know an id again: a message that comes a second time comes under another.
    private static final class Forgetful implements Plant {
        private static final long OTHER = 1_000_000;

        private final Set<String> heard = new HashSet<>();

        @Override
        public Request read(Request request) {
            if (!(request instanceof Request.Say say) || say.text().startsWith("/")) {
                return request;
            }
            return heard.add(say.text()) ? say : new Request.Say(say.id() + OTHER, say.text());
        }

        @Override
        public Frame sent(Frame frame) {
            return switch (frame) {
                case Frame.Ok ok when ok.id() > OTHER -> new Frame.Ok(ok.id() - OTHER, ok.body());
                case Frame.No no when no.id() > OTHER ->
                        new Frame.No(no.id() - OTHER, no.refusal());
                default -> frame;
            };
        }
    }

    @Test
    void a_kick_that_does_not_hold_is_found() {
        assertFound(() -> new LogPlant(LenientLog::new), "a kicked member came back at once");
    }

    /// Lets back in whom another has just kicked, as a node would that does not look at kicks.
    private static final class LenientLog extends ForwardingLog {
        private final Map<String, Event.Joined> members = new HashMap<>();
        private final Map<SessionId, Integer> next = new HashMap<>();

        LenientLog(SessionLog to) {
            super(to);
        }

        @Override
        public CompletableFuture<Appended> append(
                SessionId session,
                Position after,
                UUID batch,
                long at,
                List<Event> events,
                Keep keep) {
            return super.append(session, after, batch, at, events, keep)
                    .thenApply(appended -> {
                        if (appended instanceof Appended.Done(Position end)) {
                            events.forEach(e -> happened(session, end, at, e));
                        }
                        return appended;
                    });
        }

        private void happened(SessionId session, Position end, long at, Event event) {
            if (event instanceof Event.Joined joined) {
                members.put(session + " " + joined.member(), joined);
                next.merge(session, joined.member() + 1, Math::max);
            } else if (event instanceof Event.Kicked kicked) {
                Event.Joined was = members.get(session + " " + kicked.member());
                if (was != null) {
                    Event back =
                            new Event.Joined(
                                    next.getOrDefault(session, 0),
                                    was.name(),
                                    was.key(),
                                    was.door(),
                                    was.place());
                    var _ =
                            super.append(
                                    session,
                                    end,
                                    new UUID(at, end.seq()),
                                    at,
                                    List.of(back),
                                    Keep.NONE);
                }
            }
        }
    }
}
