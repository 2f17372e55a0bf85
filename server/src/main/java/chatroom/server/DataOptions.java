package chatroom.server;

import chatroom.core.NameKey;
import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.log.LogUnavailable;
import chatroom.log.export.As;
import chatroom.log.export.Moved;
import chatroom.log.nats.Cluster;
import chatroom.server.sessions.Names;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the subcommands share that work on a data folder without a server. Made and run by picocli,
/// on one thread.
final class DataOptions {
    static final int DONE = 0;
    static final int FAILED = 1;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where sessions are kept, as with 'server'")
    private @Nullable String data;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// What may go wrong with a sentence.
    interface Work {
        int run(Path folder);
    }

    /// The same with the sessions of several servers.
    interface SharedWork {
        int run(Cluster cluster);
    }

    /// Runs it with the folder, and says the sentence where it fails.
    int run(Work work) {
        return said(() -> work.run(config(new EnumMap<>(Setting.class)).data()));
    }

    /// Runs one of the two: with the folder, where it is named, or no other servers are.
    int run(SharedOptions shared, Work work, SharedWork sharedWork) {
        if (data != null && shared.given()) {
            throw wrong("--data and --cluster exclude each other: where are the sessions?");
        }
        Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
        shared.addTo(flags);
        Config config = config(flags);
        Cluster cluster = data == null ? config.cluster() : null;
        return said(() -> cluster == null ? work.run(config.data()) : sharedWork.run(cluster));
    }

    private int said(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (LogUnavailable why) {
            err().println(spec.name() + ": " + Printable.of(String.valueOf(why.getMessage())));
            return FAILED;
        }
    }

    private Config config(Map<Setting, List<String>> flags) {
        if (data != null) {
            flags.put(Setting.DATA, List.of(data));
        }
        try {
            return ServerCommand.config(flags);
        } catch (WrongUse wrong) {
            throw wrong(wrong.sentence());
        }
    }

    /// The keys of session names as people type them.
    Set<NameKey> keys(List<String> typed) {
        Names names = new Names();
        Set<NameKey> keys = new HashSet<>();
        for (String name : typed) {
            keys.add(names.key(name(SessionName.check(name), name).value()));
        }
        return keys;
    }

    /// The one that was typed, where another name is to be given to it.
    NameKey only(Set<NameKey> keys) {
        if (keys.size() != 1) {
            throw wrong("--as gives another name to one session: say which with --session.");
        }
        return keys.iterator().next();
    }

    /// Another name for a session, by the same rules as for a new one.
    As as(String typed) {
        Names names = new Names();
        SessionName name = name(names.checkSession(typed), typed);
        SessionId id = new SessionId(new SecureRandomness().id());
        return new As(name, names.key(name.value()), id);
    }

    private SessionName name(@Nullable Refusal why, String typed) {
        if (why != null) {
            throw wrong("No session can be called '" + Printable.of(typed) + "'.");
        }
        return SessionName.of(typed);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Says what was moved, and what was not.
    void say(String done, Moved moved) {
        moved.damage().forEach(what -> err().println(Printable.of(what)));
        out().println(
                        "%s %d %s with %d entries."
                                .formatted(
                                        done,
                                        moved.sessions().size(),
                                        moved.sessions().size() == 1 ? "session" : "sessions",
                                        moved.entries()));
    }
}
