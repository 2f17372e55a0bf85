package chatroom.bench.parts;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Entry;
import chatroom.core.Session;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What a message costs the rules: a [Command.Say] decided, and the entry that it comes to applied.
/// The members talk in turn.
@State(Scope.Benchmark)
public class DecideAndApply extends Part {
    @Param({"20", "1000"})
    private int members;

    private Session session;
    private long said;

    @Setup
    public void people() {
        session = Room.of(members);
        said = 0;
    }

    @Benchmark
    public Session say() {
        int member = 1 + (int) (said % members);
        long id = 1 + said / members;
        said++;
        Command say = new Command.Say(member, id, Room.TEXT);
        if (!(session.decide(say, Room.AT) instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("not accepted: " + say);
        }
        session =
                session.apply(new Entry(session.seq() + 1, Room.AT, accepted.events().getFirst()));
        return session;
    }
}
