package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.log.LogUnavailable;
import chatroom.log.export.As;
import chatroom.log.export.ExportFile;
import chatroom.log.export.ExportWriter;
import chatroom.log.export.Moved;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator does with the sessions of several servers, whether or not these run: moves them
/// between the engine and a file. Has no state. Whatever cannot be is a [LogUnavailable] or an
/// [EngineUnavailable] with a sentence.
public final class ClusterFiles {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    private ClusterFiles() {}

    /// Writes sessions into a file that is not there yet; see [ExportFile].
    ///
    /// @param names of the sessions; none for all
    /// @param damaged whether to take of a damaged session what is before the damage; without it a
    ///   damaged session is a failure
    public static Moved export(Cluster cluster, Path file, Set<NameKey> names, boolean damaged) {
        try (Engine engine = engine(cluster)) {
            if (!Opening.there(engine)) {
                throw new LogUnavailable(
                        "There are no sessions in NATS at " + cluster.shown() + ".");
            }
            try (Names all = new Names(engine)) {
                return ExportFile.write(
                        file,
                        out ->
                                new ClusterExport(engine, all, new ExportWriter(out), damaged)
                                        .all(names));
            }
        }
    }

    /// Puts sessions from a file into the engine: all of them, or none where anything is wrong.
    ///
    /// @param names of the sessions; none for all
    /// @param as another name for the one session; null for its own
    public static Moved load(Cluster cluster, Path file, Set<NameKey> names, @Nullable As as) {
        return ExportFile.read(
                file,
                in -> {
                    ClusterImport load = ClusterImport.checked(file, in, names, as);
                    try (Engine engine = engine(cluster)) {
                        int _ = Opening.stream(engine);
                        try (Names all = new Names(engine)) {
                            return load.into(engine, all);
                        }
                    }
                });
    }

    private static Engine engine(Cluster cluster) {
        return Opening.engine(cluster, ANSWER_WITHIN, () -> {});
    }
}
