package chatroom.desktop.entrance;

import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Limits;
import chatroom.desktop.ground.Ground;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One try after the other to come into a session, as those who join and those who create make
/// them. Owned by the thread that draws.
public final class Entering {
    private final Ground ground;
    private final Server server;
    private final Consumer<Stay> inside;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper waits = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Thread trying;

    public Entering(Ground ground, Server server, Consumer<Stay> inside) {
        this.ground = ground;
        this.server = server;
        this.inside = inside;
    }

    /// Whether the server is being asked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What one waits for, where somebody inside has to let one in; otherwise empty.
    public ReadOnlyStringProperty waits() {
        return waits.getReadOnlyProperty();
    }

    /// What is wrong, where no field is to blame; otherwise empty.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Tries once. Does nothing while another try is under way.
    ///
    /// @param refused told what the server has against it; says whether a field shows that
    public void attempt(Callable<Stay> way, Predicate<Refused> refused) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set("");
        trying = ground.crossing().ask(way, this::entered, why -> failed(why, refused));
    }

    /// Somebody inside has to let one in.
    public void waiting() {
        ground.crossing()
                .show(() -> {
                    if (busy.get()) {
                        String most = ground.wording().span(Limits.KNOCK_FOR);
                        waits.set(ground.words("join.waiting", "time", most));
                    }
                });
    }

    private void entered(Stay stay) {
        if (trying == null) {
            ground.crossing().aside(() -> leave(stay));
            return;
        }
        idle();
        inside.accept(stay);
    }

    /// They did not want to any more when the server let them in.
    private static void leave(Stay stay) {
        stay.door().open(_ -> {});
        try {
            stay.client().leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refused | Gone e) {
            // Then they are out already.
        } finally {
            stay.client().close();
        }
    }

    private void failed(Exception why, Predicate<Refused> refused) {
        if (trying == null) {
            return;
        }
        idle();
        switch (why) {
            case Refused no when refused.test(no) -> {}
            case Refused no -> problem.set(ground.wording().refusal(no));
            case Gone gone -> problem.set(ground.wording().gone(gone));
            case IOException io -> problem.set(ground.wording().unreachable(io, server.address()));
            default -> problem.set(String.valueOf(why.getMessage()));
        }
    }

    private void idle() {
        trying = null;
        busy.set(false);
        waits.set("");
    }

    /// Does not want to any more.
    public void stop() {
        Thread thread = trying;
        idle();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
