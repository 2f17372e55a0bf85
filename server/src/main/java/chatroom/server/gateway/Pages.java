package chatroom.server.gateway;

import chatroom.card.CardSite;
import java.util.Optional;

/// What the HTTP side shows. Any thread.
public interface Pages {
    /// The start page, as HTML.
    String front();

    /// What the start page may load and run beside nothing at all: directives of a content security
    /// policy, such as `style-src 'sha256-...'`; empty for nothing.
    String policy();

    /// The join card; nothing where there is none.
    default Optional<CardSite> card() {
        return Optional.empty();
    }

    /// The metrics, in Prometheus' text format.
    String metrics();
}
