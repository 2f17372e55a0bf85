package chatroom.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Stands in the table for a subcommand that this version does not have yet. Used by one thread.
@Command
final class Missing implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Unmatched private String[] ignored = {};

    @Override
    public Integer call() {
        spec.commandLine().getErr().println(spec.name() + ": this version cannot do that yet.");
        return ExitStatus.FAILED;
    }
}
