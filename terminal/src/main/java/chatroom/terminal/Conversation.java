package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Mirror;
import chatroom.client.Places;
import chatroom.client.Refused;
import chatroom.wording.Wording;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// One person's stay in a session, from coming in to going. Three threads work on it: one shows
/// what happens ([Showing]), one does what is typed ([Typing]), one says it ([Mouth]); the thread
/// of the command waits for the end.
final class Conversation {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Client client;
    private final Stay stay;
    private final Mouth mouth;
    private final Typing typing;
    private final Screen screen;
    private final Showing showing;

    Conversation(
            Wording wording,
            Client client,
            Places places,
            Inbox inbox,
            Mirror first,
            ScreenMaker screens) {
        this.client = client;
        this.stay = new Stay(first);
        this.mouth = new Mouth(client, new Replies(inbox, wording, stay));
        this.typing = new Typing(client, inbox, wording, stay, mouth);
        this.screen = screens.make(typing::completions, typing::changed);
        this.showing = new Showing(inbox, screen, wording, stay, places, mouth);
    }

    /// Makes the screen, given what it can complete and what to call when something is typed.
    interface ScreenMaker {
        Screen make(Supplier<LiveScreen.Completions> completions, Runnable typed);
    }

    /// Lasts until they leave or are out for good; gives the exit status.
    int run() throws InterruptedException {
        Thread shows = Thread.ofVirtual().name("chatroom-news").start(showing);
        Thread reads = Thread.ofPlatform().daemon().name("chatroom-typing").start(this::read);
        Thread leaves = new Thread(this::leave, "chatroom-leave");
        Runtime.getRuntime().addShutdownHook(leaves);
        try {
            int status = stay.end().join();
            reads.interrupt();
            if (screen.person()) {
                reads.join(GOODBYE.toMillis()); // it gives the terminal back as it was
            }
            return status;
        } finally {
            stay.leave();
            shows.interrupt();
            shows.join(GOODBYE);
            screen.close();
            remove(leaves);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook does its work.
        }
    }

    /// Reads to the end and leaves. A person does not have to wait until all is said.
    private void read() {
        try {
            typing.read(screen);
            if (screen.person()) {
                mouth.finish(GOODBYE);
            } else {
                mouth.finish();
            }
            if (!leave() || !shown()) {
                showing.goodbye();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            stay.end().completeExceptionally(e);
        }
    }

    /// Leaves without waiting long for a server that does not answer; also when the process is
    /// ended.
    ///
    /// @return whether the server has let them go
    private boolean leave() {
        stay.leave();
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                client.leave();
                left.complete(true);
            } catch (Refused | Gone | InterruptedException e) {
                left.complete(false); // they are out already
            }
        });
        return left.completeOnTimeout(false, GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /// Waits until everything up to their going is shown.
    private boolean shown() {
        try {
            stay.end().copy().orTimeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException e) {
            return !(e.getCause() instanceof TimeoutException);
        }
    }
}
