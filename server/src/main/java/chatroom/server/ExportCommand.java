package chatroom.server;

import chatroom.log.nats.Cluster;
import chatroom.log.nats.ClusterFiles;
import chatroom.log.sqlite.DataFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `chatroom export`: sessions from a data folder into a file. Made and run by picocli, on one
/// thread.
@Command(
        name = "export",
        description =
                "Writes sessions into a new file: a backup, or to move them to another server, or"
                    + " to several that are one (--cluster), or from there. The file holds what was"
                    + " said, codes, and what tokens are compared with: keep it like the data"
                    + " folder. A server may be running.")
public final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file to write, which must not be there yet")
    private Path file = Path.of("");

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "only this session; may be given several times")
    private List<String> sessions = List.of();

    @Option(
            names = "--damaged",
            description = "of a damaged session, take what is before the damage")
    private boolean damaged;

    @Mixin private DataOptions options = new DataOptions();
    @Mixin private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        return options.run(shared, this::write, this::writeShared);
    }

    private int writeShared(Cluster cluster) {
        options.say(
                "Exported", ClusterFiles.export(cluster, file, options.keys(sessions), damaged));
        return DataOptions.DONE;
    }

    private int write(Path folder) {
        options.say("Exported", DataFiles.export(folder, file, options.keys(sessions), damaged));
        return DataOptions.DONE;
    }
}
