package chatroom.server;

import chatroom.server.identity.BadKey;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.Credentials;
import chatroom.server.sessions.Output;
import java.time.Duration;

/// Looks every few seconds whether a server's certificate has changed, or must. All its state
/// belongs to one daemon thread of its own; [#close] may be called by any.
final class Renewal implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Thread thread;

    /// Takes into use what has changed.
    interface Use {
        /// Takes it into use.
        ///
        /// @throws BadKey where it cannot be used
        void of(Credentials credentials) throws BadKey;
    }

    Renewal(Certificates certificates, Use use, Output output) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("chatroom-certificate")
                        .start(() -> run(certificates, use, output));
    }

    private static void run(Certificates certificates, Use use, Output output) {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                look(certificates, use, output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What cannot be used is told, and what was used before stays.
    static void look(Certificates certificates, Use use, Output output) {
        try {
            var changed = certificates.changed();
            if (changed.isPresent()) {
                use.of(changed.get());
            }
        } catch (BadKey why) {
            output.line(why.sentence() + " The certificate used so far stays in use.");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
