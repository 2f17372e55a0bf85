package chatroom.discovery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Announces the server by DNS-SD on every interface, as they come and go: for clients in networks
/// that carry nothing else, and for the tools people have. All its state belongs to one daemon
/// thread of its own; [#close] may be called by any.
///
/// It starts in the background and never fails: without it, the [Beacon] still answers.
public final class Announcer implements AutoCloseable {
    private static final Logger OUTPUT = LoggerFactory.getLogger(Announcer.class);

    /// A goodbye leaves at once; what JmDNS waits for after it, nobody needs.
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// Returns at once.
    ///
    /// @param info its numbers of sessions and members are not announced
    public static Announcer start(ServerInfo info) {
        return new Announcer(info);
    }

    private Announcer(ServerInfo info) {
        thread = Thread.ofPlatform().daemon().name("chatroom-announcer").unstarted(() -> run(info));
        thread.start();
    }

    private void run(ServerInfo info) {
        MdnsLinks links = new MdnsLinks(adapter -> dns -> dns.registerService(DnsSd.record(info)));
        try {
            do {
                links.follow(Adapter.allUp());
            } while (!closed.await(Bounds.LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            OUTPUT.warn("the server is not announced by DNS-SD any more", e);
        }
        links.close(GOODBYE);
    }

    /// Says goodbye; returns after half a second at the latest.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(GOODBYE.plusMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
