package chatroom.server;

import chatroom.core.NameKey;
import chatroom.log.export.As;
import chatroom.log.nats.Cluster;
import chatroom.log.nats.ClusterFiles;
import chatroom.log.sqlite.DataFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `chatroom import`: sessions from a file into a data folder. Made and run by picocli, on one
/// thread.
@Command(
        name = "import",
        description =
                "Puts the sessions of a file that 'export' wrote into a data folder, which no"
                        + " server may be using, or into what several share (--cluster), who may be"
                        + " running: all of them or none.")
public final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file to read")
    private Path file = Path.of("");

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "only this session; may be given several times")
    private List<String> sessions = List.of();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "another name for it, where there is one of its name already; with one"
                            + " --session")
    private @Nullable String as;

    @Mixin private DataOptions options = new DataOptions();
    @Mixin private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        return options.run(shared, this::load, this::loadShared);
    }

    private int loadShared(Cluster cluster) {
        Set<NameKey> keys = options.keys(sessions);
        As other = null;
        if (as != null) {
            NameKey _ = options.only(keys);
            other = options.as(as);
        }
        options.say("Imported", ClusterFiles.load(cluster, file, keys, other));
        return DataOptions.DONE;
    }

    private int load(Path folder) {
        Set<NameKey> keys = options.keys(sessions);
        options.say(
                "Imported",
                as == null
                        ? DataFiles.load(file, folder, keys)
                        : DataFiles.load(file, folder, options.only(keys), options.as(as)));
        return DataOptions.DONE;
    }
}
