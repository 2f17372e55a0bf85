package chatroom.server;

import chatroom.server.gateway.Echo;

/// A server whose connections end in an echo, for Autobahn's suite, which starts it with the port
/// and ends it with its process.
public final class EchoMain {
    private EchoMain() {}

    /// Serves until the process ends.
    ///
    /// @param args the port
    public static void main(String[] args) throws CannotStart {
        Config config = RealServer.config("--port", args[0], "--unlimited");
        Echo.on(RealServer.start(config, _ -> {}).gateway());
    }
}
