package chatroom.server.gateway;

/// What the HTTP side shows. Any thread.
public interface Pages {
    /// The start page, as HTML.
    String front();

    /// The metrics, in Prometheus' text format.
    String metrics();
}
