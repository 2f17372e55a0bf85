package chatroom.desktop.hosting;

import chatroom.card.Card;
import chatroom.client.Address;
import chatroom.client.Target;
import chatroom.desktop.ground.Ground;
import chatroom.server.CannotStart;
import chatroom.server.Hosted;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The server inside this program, if somebody started it here: the only class of the desktop that
/// knows servers from inside. Owned by the thread that draws.
public final class Hosting {
    private final Ground ground;
    private final List<String> flags;
    private final ReadOnlyObjectWrapper<@Nullable Running> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param flags as behind `chatroom server`
    public Hosting(Ground ground, List<String> flags) {
        this.ground = ground;
        this.flags = List.copyOf(flags);
    }

    /// A server that runs here. Any thread.
    ///
    /// @param addresses where people reach it, likeliest first
    public record Running(
            String name, String identity, String exitCode, List<String> addresses, Hosted hosted) {
        static Running of(Hosted hosted) {
            return new Running(
                    hosted.name(),
                    hosted.identity(),
                    hosted.exitCode(),
                    hosted.addresses(),
                    hosted);
        }

        /// The way to it from here.
        public Target target() {
            return new Target(
                    List.of(new Address("127.0.0.1", hosted.port())),
                    hosted.identity().replace("-", ""),
                    Target.Known.TYPED);
        }

        /// How people join it.
        public Card card() {
            return hosted.card("");
        }

        /// How many people are in its sessions.
        public int people() {
            return hosted.members();
        }

        /// Never the exit code: this may end up in output.
        @Override
        public String toString() {
            return "Running[" + name + "]";
        }
    }

    /// The server that runs here; null where none does.
    public ReadOnlyObjectProperty<@Nullable Running> running() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty starting() {
        return starting.getReadOnlyProperty();
    }

    /// Why it could not be started; otherwise empty.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Starts it, unless it runs; then one goes there.
    public void start(Consumer<Running> started) {
        Running now = running.get();
        if (now != null) {
            started.accept(now);
        } else if (!starting.get()) {
            starting.set(true);
            problem.set("");
            ground.crossing()
                    .ask(
                            () -> Running.of(Hosted.start(flags, _ -> {})),
                            fresh -> {
                                starting.set(false);
                                running.set(fresh);
                                watch(fresh);
                                started.accept(fresh);
                            },
                            this::failed);
        }
    }

    private void failed(Exception why) {
        starting.set(false);
        problem.set(
                why instanceof CannotStart cannot
                        ? String.valueOf(cannot.getMessage())
                        : ground.words("desktop.host.failed"));
    }

    /// Whoever has the exit code may end it from elsewhere.
    private void watch(Running fresh) {
        Thread.startVirtualThread(() -> {
            try {
                fresh.hosted().awaitStop();
                end(fresh);
                ground.crossing().show(() -> running.set(null));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void end(Running one) {
        one.hosted().close();
    }

    /// Ends it in order: everybody is told.
    public void stop() {
        Running now = running.get();
        if (now != null) {
            running.set(null);
            ground.crossing().aside(() -> end(now));
        }
    }
}
