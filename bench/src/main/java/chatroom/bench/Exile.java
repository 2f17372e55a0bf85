package chatroom.bench;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Options;
import chatroom.client.Pace;
import chatroom.client.Refused;
import chatroom.core.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Somebody who was kicked and tries to come in again at every node, until that is over: nobody may
/// let them. Runs on a thread of its own.
final class Exile implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Address> doors;
    private final Client warden;
    private final String session;
    private final String name;
    private final Options options;
    private final Thread trying = Thread.ofVirtual().unstarted(this::run);
    private volatile boolean over;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong gained = new AtomicLong();

    private Exile(List<Address> doors, String session, String name, Client warden) {
        this.doors = doors;
        this.warden = warden;
        this.session = session;
        this.name = name;
        // Where a connection breaks, the next one is tried instead of coming back.
        this.options = Options.of("bench").withPace(Pace.USUAL.withPatience(Duration.ZERO));
    }

    /// Joins and is kicked, from a session of its own: who comes later from the address of somebody
    /// who was kicked must knock.
    ///
    /// @param number tells this one from those before
    static Exile from(List<Address> doors, int number) throws IOException, InterruptedException {
        Client warden = Client.connect(doors, Options.of("bench"), Listener.NOBODY);
        Exile exile = new Exile(doors, "Exiles-" + number, "Exile-" + number, warden);
        warden.create(NewSession.of(exile.session), "Warden");
        try (Client client = Client.connect(doors, exile.options, Listener.NOBODY)) {
            client.join(exile.session, exile.name, null);
            warden.say("/kick " + exile.name);
        }
        exile.trying.start();
        return exile;
    }

    private void run() {
        try {
            for (int i = 0; !over; i++) {
                tryAt(doors.get(i % doors.size()));
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryAt(Address door) throws InterruptedException {
        try (Client client = Client.connect(List.of(door), options, Listener.NOBODY)) {
            client.join(session, name, null);
            gained.incrementAndGet();
        } catch (Refused no) {
            refused.addAndGet(no.is(Refusal.Code.KICKED) ? 1 : 0);
        } catch (IOException | Gone e) {
            // That node is not there just now.
        }
    }

    /// How often they were told that they are kicked.
    long refused() {
        return refused.get();
    }

    /// How often they were let in.
    long gained() {
        return gained.get();
    }

    @Override
    public void close() {
        over = true;
        trying.interrupt();
        warden.close();
        try {
            trying.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
