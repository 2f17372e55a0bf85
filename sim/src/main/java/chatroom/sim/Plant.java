package chatroom.sim;

import chatroom.log.SessionLog;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import org.jspecify.annotations.Nullable;

/// Where a fault can be planted on purpose, to see that the simulation finds it: between the server
/// and what it is built on, so that the server itself is not touched.
public interface Plant {
    /// Nothing is planted.
    Plant NONE = new Plant() {};

    /// What a node gets in place of its log.
    default SessionLog log(SessionLog log) {
        return log;
    }

    /// What the server makes of a request.
    default Request read(Request request) {
        return request;
    }

    /// What is sent in place of a frame; null for nothing.
    default @Nullable Frame sent(Frame frame) {
        return frame;
    }
}
