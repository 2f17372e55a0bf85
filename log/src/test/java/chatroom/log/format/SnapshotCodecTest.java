package chatroom.log.format;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Members;
import chatroom.core.Retries;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SitOut;
import chatroom.core.Text;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.SessionLog.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotCodecTest {
    @SuppressWarnings("NullAway") // See SnapshotCodec: javac loses an annotation.
    private static Snapshot random(long seed) {
        Random random = new Random(seed);
        RandomEvents some = new RandomEvents(random);
        long seq = random.nextLong(1, 1L << 40);
        List<Member> members = new ArrayList<>();
        int number = 0;
        for (int i = random.nextInt(40); i > 0; i--) {
            number += random.nextInt(1, 50);
            members.add(
                    new Member(
                            number,
                            some.username(),
                            some.key(),
                            some.pick(Door.values()),
                            some.string(30),
                            random.nextLong(),
                            random.nextLong(),
                            random.nextLong(),
                            random.nextBoolean(),
                            retries(random, seq)));
        }
        List<SitOut> sitOuts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            sitOuts.add(new SitOut(some.key(), some.string(30), random.nextLong()));
        }
        Session state =
                new Session(
                        Samples.id(random),
                        seq,
                        random.nextLong(),
                        some.created(),
                        Members.of(members),
                        number + 1,
                        random.nextInt(number + 1),
                        some.string(10),
                        random.nextInt(members.size() + 1),
                        sitOuts,
                        random.nextBoolean() ? null : some.pick(Event.Closed.Why.values()));
        return new Snapshot(state, new Position(seq, random.nextLong()));
    }

    private static Retries retries(Random random, long seq) {
        if (random.nextBoolean()) {
            return Retries.NONE;
        }
        long[] seqs = new long[64];
        for (int i = 0; i < 64; i++) {
            seqs[i] = random.nextBoolean() ? 0 : random.nextLong(1, seq + 1);
        }
        return Retries.of(random.nextLong(1, Long.MAX_VALUE), seqs);
    }

    @Test
    void any_state_comes_back_equal() {
        for (long seed = 0; seed < 300; seed++) {
            Snapshot snapshot = random(seed);
            assertThat(SnapshotCodec.decode(snapshot.state().id(), SnapshotCodec.encode(snapshot)))
                    .as("seed %d", seed)
                    .contains(snapshot);
        }
    }

    @Test
    void a_state_that_goes_on_from_a_snapshot_is_the_one_that_never_stopped() {
        SessionId id = Samples.id(new Random(1));
        List<Event> events = new ArrayList<>(Samples.founding("planets"));
        for (int i = 1; i <= 100; i++) {
            events.add(new Event.Said(1, i, new Text("words")));
        }
        events.add(new Event.Kicked(1, 0, 9_999, "noise"));
        Session live = Session.begin(id, new Entry(1, 5, events.getFirst()));
        Session resumed = live;
        for (int i = 1; i < events.size(); i++) {
            Entry entry = new Entry(i + 1, 5 + i, events.get(i));
            live = live.apply(entry);
            resumed = again(resumed.apply(entry));
            assertThat(resumed).isEqualTo(live);
        }
    }

    private static Session again(Session state) {
        Snapshot snapshot = new Snapshot(state, new Position(state.seq(), 0));
        return SnapshotCodec.decode(state.id(), SnapshotCodec.encode(snapshot))
                .orElseThrow()
                .state();
    }

    @Test
    void a_damaged_snapshot_is_none() {
        Snapshot snapshot = random(7);
        byte[] bytes = SnapshotCodec.encode(snapshot);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            assertThat(
                            SnapshotCodec.decode(
                                    snapshot.state().id(), StoredBatchTest.flipped(bytes, bit)))
                    .isEmpty();
        }
        assertThat(SnapshotCodec.decode(snapshot.state().id(), new byte[0])).isEmpty();
    }

    @Test
    void a_snapshot_of_another_session_is_none() {
        byte[] bytes = SnapshotCodec.encode(random(7));
        assertThat(SnapshotCodec.decode(Samples.id(), bytes)).isEmpty();
    }

    @Test
    void every_choice_has_a_code() {
        for (Codes<?> codes : Codes.ALL) {
            Object[] all = codes.values().getFirst().getDeclaringClass().getEnumConstants();
            assertThat(List.<Object>copyOf(codes.values())).containsExactlyInAnyOrder(all);
        }
    }
}
