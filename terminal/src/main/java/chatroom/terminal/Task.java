package chatroom.terminal;

import chatroom.client.Gone;
import chatroom.client.Refused;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;

/// What a subcommand does, between its arguments and its exit status.
interface Task {
    int DONE = 0;
    int FAILED = 1;

    int run(Surroundings here) throws InterruptedException;

    /// Runs it; whatever was to be expected to go wrong becomes a sentence and status 1.
    static int status(Surroundings here, Task task) {
        try {
            return task.run(here);
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
