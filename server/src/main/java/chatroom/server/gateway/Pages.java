package chatroom.server.gateway;

import chatroom.web.Piece;
import org.jspecify.annotations.Nullable;

/// What the HTTP side shows. Any thread but an event loop: the first time may take long.
public interface Pages {
    /// What is at that path, `/` for the start page; null where nothing is.
    @Nullable Piece at(String path);

    /// The metrics, in Prometheus' text format.
    String metrics();
}
