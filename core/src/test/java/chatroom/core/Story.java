package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the rules are told in tests: given these events, when this is asked, then that is the
/// decision. What was accepted has happened, so that a story can go on. Mutable, for one test.
final class Story {
    /// When every story begins, epoch milliseconds.
    static final long START = 1_000_000_000_000L;

    static final SessionId ID = new SessionId("abcdefghijklmnopqrstuvwxyz");

    private Session session;
    private long now = START;
    private final long opened = START;
    private final Map<Integer, Long> activity = new HashMap<>();

    private Story(Event first) {
        session = Session.begin(ID, new Entry(1, START, first));
    }

    /// A session with these terms, in which these events have happened at [#START].
    static Story given(Terms terms, Event... events) {
        return new Story(terms.created()).and(events);
    }

    /// The same with the terms that most tests do not care for.
    static Story given(Event... events) {
        return given(Terms.usual(), events);
    }

    /// And these have happened now; as in a log, no earlier than what is there.
    Story and(Event... events) {
        for (Event event : events) {
            long at = Math.max(now, session.at());
            session = session.apply(new Entry(session.seq() + 1, at, event));
        }
        return this;
    }

    /// Time has passed; what follows is that much later.
    Story after(long millis) {
        now += millis;
        return this;
    }

    /// A member has shown life now by something of which only this node knows.
    Story active(int member) {
        activity.put(member, now);
        return this;
    }

    Asked when(Command command) {
        Decision decision = session.decide(command, now);
        assertThat(session.decide(command, now)).as("the same asked twice").isEqualTo(decision);
        return new Asked(decision);
    }

    /// Time is looked at, with the product's own times of holding.
    Asked whenTimeIsUp() {
        return when(new Command.Tick(clock(), "grant-of-tick"));
    }

    Deadlines clock() {
        return new Deadlines(opened, Limits.HOLD, Limits.HOLD_ADMIN, activity);
    }

    Session session() {
        return session;
    }

    Member member(int number) {
        Member member = session.members().find(number);
        if (member == null) {
            throw new AssertionError("no member " + number + " in " + session.members());
        }
        return member;
    }

    long now() {
        return now;
    }

    /// The decision, to be compared whole.
    final class Asked {
        private final Decision decision;

        Asked(Decision decision) {
            this.decision = decision;
        }

        /// It is accepted as exactly these events, which have then happened.
        Story then(Event... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
            return and(events);
        }

        Story refused(Refusal.Code code, String... args) {
            return is(new Decision.Refused(new Refusal(code, List.of(args))));
        }

        Story answered(Answer answer) {
            return is(new Decision.Answered(answer));
        }

        Story already(long seq) {
            return is(new Decision.Already(seq));
        }

        Story thenNothing() {
            return answered(new Answer.Nothing());
        }

        private Story is(Decision expected) {
            assertThat(decision).isEqualTo(expected);
            return Story.this;
        }
    }
}
