package chatroom.desktop.chat;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Limits;
import java.util.concurrent.TimeUnit;

/// Tells the server that somebody is writing, at most once a minute. Owned by the thread that
/// draws.
final class Drafts {
    private final Client client;
    private long last;
    private boolean ever;

    Drafts(Client client) {
        this.client = client;
    }

    /// What they are writing has changed.
    ///
    /// @return whether the server is told of that
    boolean typed() {
        long now = System.nanoTime();
        if (ever && now - last < TimeUnit.MILLISECONDS.toNanos(Limits.DRAFT_EVERY)) {
            return false;
        }
        ever = true;
        last = now;
        Thread.startVirtualThread(this::tell);
        return true;
    }

    private void tell() {
        try {
            client.draft();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refused | Gone e) {
            // It may be lost.
        }
    }
}
