package chatroom.server.sessions;

import chatroom.log.SessionLog;
import org.jspecify.annotations.Nullable;

/// Is told what the log gets, by this node or another, and sees to it that nothing of that stays
/// unheard: what could not be read is read again, and where the log stops telling it is followed
/// again. Nothing may come afterwards that would show what is missing. Owned by the session's loop.
final class Following {
    private static final long READ_AGAIN = 1_000;
    private static final long FOLLOW_AGAIN = 5_000;

    private final LiveSession live;
    private final Node node;
    private SessionLog.@Nullable Subscription subscription;

    /// The last entry of what was told and could not be heard yet.
    private long told;

    private boolean reading;

    Following(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
    }

    void begin() {
        told = 0;
        follow();
    }

    private void follow() {
        SessionLog.Subscription begun =
                node.log()
                        .follow(
                                live.id(),
                                live.session().seq(),
                                batch -> live.loop().execute(() -> live.hear(batch)));
        subscription = begun;
        var _ =
                begun.ended()
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                live.loop().execute(() -> ended(begun, failure));
                            }
                        });
    }

    /// The log tells nothing more, since it could not read something: it may be able to later.
    private void ended(SessionLog.Subscription gone, Throwable failure) {
        if (gone.equals(subscription)) {
            node.output().line("The log cannot be followed just now: " + failure.getMessage());
            live.loop()
                    .after(
                            FOLLOW_AGAIN,
                            () -> {
                                if (gone.equals(subscription)) {
                                    follow();
                                }
                            });
        }
    }

    void end() {
        SessionLog.Subscription now = subscription;
        subscription = null;
        if (now != null) {
            now.close();
        }
    }

    /// Something was told, up to that entry, that does not follow what was heard: what lies between
    /// is read, and it as well.
    void missing(long last) {
        told = Math.max(told, last);
        read();
    }

    private void read() {
        if (reading || subscription == null || live.session().seq() >= told) {
            return;
        }
        reading = true;
        long before = live.session().seq();
        live.catchUp(read -> {
            reading = false;
            if (read && live.session().seq() > before) {
                read();
            } else {
                live.loop().after(READ_AGAIN, this::read);
            }
        });
    }
}
