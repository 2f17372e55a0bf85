package chatroom.server.gateway;

/// What the HTTP side shows. Any thread.
public interface Pages {
    /// The start page, as HTML.
    String front();

    /// What the start page may load and run beside nothing at all: directives of a content security
    /// policy, such as `style-src 'sha256-...'`; empty for nothing.
    String policy();

    /// The metrics, in Prometheus' text format.
    String metrics();
}
