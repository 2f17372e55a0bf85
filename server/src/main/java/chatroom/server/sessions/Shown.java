package chatroom.server.sessions;

import chatroom.core.Session;
import chatroom.wire.Frame;

/// A session as the list shows it.
final class Shown {
    private Shown() {}

    /// `created` is when it was created, epoch milliseconds.
    static Frame.Listed listed(Session session, long created) {
        return new Frame.Listed(
                session.id(),
                session.terms().name().value(),
                session.present(),
                created,
                session.terms().creator(),
                session.terms().coded(),
                session.terms().standing(),
                session.terms().encryptedOnly(),
                session.encrypted());
    }
}
