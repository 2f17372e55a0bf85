package chatroom.sim;

import chatroom.core.Limits;
import org.jspecify.annotations.Nullable;

/// One connection through the network, seen from its client: bytes arrive in order, late, or, once
/// it is cut, never. Either end may notice the end of it long after the other.
final class Wire {
    private final Scheduler scheduler;
    private final Dice dice;
    private final Ear client;
    private final long latency;
    private @Nullable SimLink link;

    /// Bytes in a millisecond that the client takes.
    private long rate;

    private long stalledUntil;
    private boolean cut;
    private boolean over;
    private long lastUp;
    private long lastDown;

    /// The client's end.
    interface Ear {
        void received(Wire wire, byte[] frame);

        /// There is no connection any more.
        void lost(Wire wire);
    }

    Wire(Scheduler scheduler, Dice dice, Ear client) {
        this.scheduler = scheduler;
        this.dice = dice;
        this.client = client;
        this.latency = dice.between(100, 20 * Scheduler.MILLI);
        this.rate = dice.chance(300) ? dice.between(1, 50) : 100_000;
    }

    void connected(SimLink link) {
        this.link = link;
    }

    // What the client does.

    /// Sends a frame; where the connection has gone, it goes nowhere.
    void send(byte[] frame) {
        lastUp = Math.max(lastUp + 1, scheduler.now() + latency + dice.below(500));
        scheduler.in(
                lastUp - scheduler.now(),
                () -> {
                    if (!cut && link != null) {
                        link.arrived(frame);
                    }
                });
    }

    /// The client reads nothing for a while.
    void stall(long micros) {
        stalledUntil = Math.max(stalledUntil, scheduler.now() + micros);
    }

    /// From now on the client reads that many bytes in a millisecond.
    void rate(long bytes) {
        rate = bytes;
    }

    /// The network is well again.
    void heal() {
        stalledUntil = 0;
        rate = 100_000;
    }

    /// The connection ends, and both ends notice soon.
    void cut() {
        cut = true;
        scheduler.in(dice.between(0, 200 * Scheduler.MILLI), this::lostByServer);
        scheduler.in(dice.between(0, 200 * Scheduler.MILLI), this::end);
    }

    /// The client is gone without a word: the server notices when its pings stay unanswered.
    void vanish() {
        cut = true;
        long silence = dice.between(2 * Limits.PING_EVERY, 3 * Limits.PING_EVERY);
        scheduler.in(silence * Scheduler.MILLI, this::lostByServer);
        end();
    }

    private void lostByServer() {
        if (link != null) {
            link.lost();
        }
    }

    // What the server does.

    /// When the next `bytes` can leave the server, in microseconds from now.
    long transfer(int bytes) {
        long stalled = Math.max(0, stalledUntil - scheduler.now());
        return stalled + bytes * 1_000L / rate;
    }

    /// A frame has left the server.
    void down(byte[] frame) {
        lastDown = Math.max(lastDown + 1, scheduler.now() + latency + dice.below(500));
        scheduler.in(
                lastDown - scheduler.now(),
                () -> {
                    if (!cut) {
                        client.received(this, frame);
                    }
                });
    }

    /// The server has closed, or is no more.
    void serverEnded() {
        lastDown = Math.max(lastDown + 1, scheduler.now() + latency);
        scheduler.in(lastDown - scheduler.now(), this::end);
    }

    /// Whether nothing gets through any more.
    boolean isCut() {
        return cut;
    }

    private void end() {
        cut = true;
        if (!over) {
            over = true;
            client.lost(this);
        }
    }
}
