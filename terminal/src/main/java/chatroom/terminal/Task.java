package chatroom.terminal;

import chatroom.client.Gone;
import chatroom.client.Refused;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What the subcommands have in common: between arguments and exit status each does something, with
/// what is around it, that may go wrong. Made and run by picocli, on one thread.
abstract class Task implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;

    private final Surroundings.Maker around;
    @Spec private CommandSpec spec = CommandSpec.create();

    Task(Surroundings.Maker around) {
        this.around = around;
    }

    /// Does it, and gives the exit status.
    abstract int run(Surroundings here) throws InterruptedException;

    /// Whatever was to be expected to go wrong becomes a sentence and status 1.
    @Override
    public final Integer call() {
        Surroundings here = around.of(spec);
        try {
            return run(here);
        } catch (Failure failure) {
            if (!failure.sentence().isEmpty()) {
                here.say(failure.sentence());
            }
        } catch (Refused refused) {
            here.say(here.wording().refusal(refused));
        } catch (Gone gone) {
            here.say(here.wording().gone(gone));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UserInterruptException | EndOfFileException e) {
            // They do not want it any more.
        }
        return FAILED;
    }
}
