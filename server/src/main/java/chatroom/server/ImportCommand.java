package chatroom.server;

import chatroom.log.sqlite.DataFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `chatroom import`: sessions from a file into a data folder. Made and run by picocli, on one
/// thread.
@Command(
        name = "import",
        description =
                "Puts the sessions of a file that 'export' wrote into a data folder: all of them or"
                        + " none. No server may be using the folder.")
public final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file to read")
    private Path file = Path.of("");

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "only this session; may be given several times")
    private List<String> sessions = List.of();

    @Mixin private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(this::load);
    }

    private int load(Path folder) {
        options.say("Imported", DataFiles.load(file, folder, options.keys(sessions)));
        return DataOptions.DONE;
    }
}
