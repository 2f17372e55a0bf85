package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import java.util.List;

/// What every client is told first. Has no state.
final class Greeting {
    private Greeting() {}

    /// @param nodes where the server is reached, this node first
    static Frame.Welcome of(Node node, List<String> nodes) {
        Settings settings = node.settings();
        Frame.Bounds bounds =
                new Frame.Bounds(
                        Limits.TEXT_CODE_POINTS,
                        Limits.TEXT_BYTES,
                        Limits.FRAME_BYTES,
                        Limits.OUTSTANDING,
                        settings.inactivityChoices(),
                        Limits.PING_EVERY);
        return new Frame.Welcome(
                Protocol.VERSION,
                settings.serverName(),
                settings.identity().get(),
                settings.version(),
                node.clock().now(),
                bounds,
                nodes,
                settings.plain() != Plain.OFF);
    }
}
