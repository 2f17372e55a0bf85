package chatroom.server;

import chatroom.log.SessionLog;
import chatroom.server.console.Facts.Address;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A server inside another program, without a console: with the settings, the data and the key that
/// `chatroom server` has for the same person. Any thread.
public final class Hosted implements AutoCloseable {
    private final DataFolder folder;
    private final Server server;

    private Hosted(DataFolder folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    /// Starts it; when this returns, people can come in. Takes a second or two.
    ///
    /// @param flags as behind `chatroom server`
    /// @param says told what its operator should know, a sentence at a time
    /// @throws CannotStart with a sentence, where the port or the data folder cannot be had
    /// @throws IllegalArgumentException where the flags are none
    public static Hosted start(List<String> flags, Consumer<String> says) throws CannotStart {
        Map<Setting, List<String>> chosen = new EnumMap<>(Setting.class);
        chosen.putAll(Flags.plain(flags).orElseThrow(IllegalArgumentException::new));
        Config config;
        try {
            config = ServerCommand.config(chosen);
        } catch (WrongUse wrong) {
            throw new CannotStart(wrong.sentence());
        }
        DataFolder folder = DataFolder.taken(config.data());
        try {
            SessionLog kept = Operation.log(config, says::accept);
            MeasuredLog log = new MeasuredLog(kept);
            return new Hosted(
                    folder,
                    Server.start(
                            config,
                            log,
                            Trust.of(config, folder),
                            says::accept,
                            started -> new OperatorPages(started, log),
                            _ -> {}));
        } catch (CannotStart | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public String name() {
        return server.config().name();
    }

    /// What clients know it by, as people compare it.
    public String identity() {
        return server.identity().shown();
    }

    /// The digits that stop it from any client.
    public String exitCode() {
        return server.exitCode();
    }

    /// The TCP port in use.
    public int port() {
        return server.port();
    }

    /// Where people reach it, likeliest first, as they type it; those of virtual networks are left
    /// out.
    public List<String> addresses() {
        return Hosts.now().stream()
                .filter(address -> !address.virtual())
                .map(Address::host)
                .map(host -> host + ":" + port())
                .toList();
    }

    /// How many people are in its sessions.
    public int members() {
        return server.sessions().listing().members();
    }

    /// Waits until somebody ends it by the exit code; it is closed then by who waits.
    public void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    /// Ends it in order: everybody is told, and what was said is kept. Takes some seconds at most.
    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
