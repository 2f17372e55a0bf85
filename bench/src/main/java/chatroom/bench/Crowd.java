package chatroom.bench;

import chatroom.wire.Request;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The members of one session, some of whom talk as fast as they are answered. One thread does it
/// all, with few system calls: the cores are for the server.
final class Crowd implements AutoCloseable {
    private static final String SESSION = "Bench";
    private static final long LONGEST_WAIT_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final List<Talker> members = new ArrayList<>();

    private Crowd() throws IOException {}

    /// Everybody comes in.
    ///
    /// @param members how many, at most 26
    /// @param talkers how many of them talk
    /// @param most how many messages a talker may have unanswered
    static Crowd enter(int port, int members, int talkers, int most) throws IOException {
        Crowd crowd = new Crowd();
        try {
            for (int i = 0; i < members; i++) {
                String name = "Member" + (char) ('A' + i);
                Request enter =
                        i == 0
                                ? new Request.Create(1, SESSION, name, null, null, null, null, null)
                                : new Request.Join(1, SESSION, name, null, null);
                Talker talker = Talker.enter(port, enter, members, i < talkers ? most : 0);
                crowd.members.add(talker);
                talker.register(crowd.selector);
            }
            return crowd;
        } catch (IOException e) {
            crowd.close();
            throw e;
        }
    }

    /// The talkers talk for so long.
    void talk(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (Talker talker : members) {
            talker.talk();
            talker.flush();
        }
        while (System.nanoTime() < end) {
            serve(true);
        }
    }

    /// Waits, without a word more, until all has been answered and told, or nothing comes any more.
    void fallSilent() throws IOException {
        long before = -1;
        long end = 0;
        while (!complete()) {
            long now = heard();
            if (now != before) {
                end = System.nanoTime() + PATIENCE.toNanos();
                before = now;
            } else if (System.nanoTime() > end) {
                return;
            }
            serve(false);
        }
    }

    private boolean complete() {
        return lost() == 0 && members.stream().allMatch(Talker::answered);
    }

    private void serve(boolean talk) throws IOException {
        selector.select(LONGEST_WAIT_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
            Talker talker = (Talker) key.attachment();
            if (key.isReadable()) {
                talker.read();
            }
            if (talk) {
                talker.talk();
            }
            boolean all = talker.flush();
            key.interestOps(SelectionKey.OP_READ | (all ? 0 : SelectionKey.OP_WRITE));
        }
        selector.selectedKeys().clear();
    }

    // The accounts.

    /// How many messages everybody has been told: what the member has who has the least.
    long told() {
        return members.stream().mapToLong(m -> m.account().heard()).min().orElse(0);
    }

    /// How many messages were told, counted for each member who was told them.
    long heard() {
        return members.stream().mapToLong(m -> m.account().heard()).sum();
    }

    /// How many of those that were said have not been told, counted likewise.
    long lost() {
        return said() * members.size() - heard();
    }

    /// How many came again or out of order, counted likewise.
    long twice() {
        return members.stream().mapToLong(m -> m.account().twice()).sum();
    }

    /// How many messages were said.
    long said() {
        return members.stream().mapToLong(Talker::said).sum();
    }

    @Override
    public void close() throws IOException {
        for (Talker talker : members) {
            talker.close();
        }
        selector.close();
    }
}
