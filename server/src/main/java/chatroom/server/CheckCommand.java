package chatroom.server;

import chatroom.core.Printable;
import chatroom.log.sqlite.Audited;
import chatroom.log.sqlite.DataFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `chatroom check`: whether everything in a data folder is what was written. Made and run by
/// picocli, on one thread.
@Command(
        name = "check",
        description =
                "Checks everything in a data folder, and names what is damaged. A server may"
                        + " be using it.")
public final class CheckCommand implements Callable<Integer> {
    @Mixin private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(this::check);
    }

    private int check(Path folder) {
        Audited audited =
                DataFiles.check(
                        folder, damage -> options.out().println(Printable.of(damage.toString())));
        options.out()
                .println(
                        "%d sessions with %d entries in %s: %s"
                                .formatted(
                                        audited.sessions(),
                                        audited.entries(),
                                        folder,
                                        audited.damage() == 0
                                                ? "all is whole."
                                                : "damaged in %d places."
                                                        .formatted(audited.damage())));
        return audited.damage() == 0 ? DataOptions.DONE : DataOptions.FAILED;
    }
}
