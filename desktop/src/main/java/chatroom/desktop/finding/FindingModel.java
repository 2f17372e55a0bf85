package chatroom.desktop.finding;

import chatroom.client.Destination;
import chatroom.client.IdentityChanged;
import chatroom.client.Namesake;
import chatroom.client.RememberedServers;
import chatroom.client.Target;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.ground.Ground;
import chatroom.wire.ServerIdentity;
import chatroom.wording.Searched;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which servers are near, and the way to one of them. Owned by the thread that draws.
public final class FindingModel {
    private final Ground ground;
    private final Consumer<Arrival> arrived;
    private final boolean goesOn;
    private final Nearby nearby;
    private final ReadOnlyStringWrapper connecting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Mistrusted> mistrusted =
            new ReadOnlyObjectWrapper<>();
    private boolean straightOn;
    private @Nullable Thread way;

    /// @param arrived what follows when a server is reached
    /// @param straightOn whether to go on by itself where there is no choice; not after somebody
    ///   came back to choose another
    public FindingModel(Ground ground, boolean straightOn, Consumer<Arrival> arrived) {
        this.ground = ground;
        this.goesOn = straightOn;
        this.straightOn = straightOn;
        this.arrived = arrived;
        this.nearby = new Nearby(ground, this::goStraightOn);
    }

    // What is to be seen.

    /// Those used before first, then by name.
    public ObservableList<Near> servers() {
        return nearby.servers();
    }

    /// What was tried and why it may have found nothing; null as long as that is no question.
    public ReadOnlyObjectProperty<@Nullable Searched> nothing() {
        return nearby.nothing();
    }

    /// Which server is being connected to, by name or address; empty for none.
    public ReadOnlyStringProperty connecting() {
        return connecting.getReadOnlyProperty();
    }

    /// Why the last one that was chosen cannot be talked to; empty where nothing is wrong.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The server that is not the one that was meant, where only a person can tell whether it is
    /// right; null where there is none.
    public ReadOnlyObjectProperty<@Nullable Mistrusted> mistrusted() {
        return mistrusted.getReadOnlyProperty();
    }

    /// A server that is not the one that was meant.
    ///
    /// @param why in words, with both identities
    /// @param anew the way to it, as one who trusts it goes
    public record Mistrusted(String why, Target anew) {}

    // Looking.

    /// Begins to look, and goes on until [#close].
    public void begin() {
        nearby.begin();
    }

    /// Asks the network again at once.
    public void again() {
        quiet();
        straightOn = goesOn;
        nearby.again();
    }

    /// Looks no longer.
    public void close() {
        quiet();
        nearby.close();
    }

    // Going on.

    /// Where there is no choice, nobody is asked.
    private void goStraightOn() {
        if (straightOn) {
            nearby.only().ifPresent(this::choose);
        }
    }

    /// Connects to that one. One that takes the name of another gets nobody.
    public void choose(Near near) {
        Optional<RememberedServers.Server> known =
                ground.remembered().namesake(near.name(), near.identity());
        if (known.isEmpty()) {
            go(near.name(), near.target());
        } else {
            quiet();
            String met = ServerIdentity.shown(near.identity());
            mistrusted.set(
                    new Mistrusted(
                            namesake(known.get(), met, near.target()),
                            typed(near.target(), near.identity())));
        }
    }

    /// Connects to what somebody typed: `HOST`, `HOST:PORT` or `HOST:PORT#IDENTITY`.
    public void enter(String typed) {
        try {
            Target target = Target.of(Destination.parse(typed), ground.remembered());
            go(target.address(), target);
        } catch (IllegalArgumentException e) {
            quiet();
            problem.set(ground.words("connect.bad-address", "address", typed));
        }
    }

    /// Connects to that server.
    public void go(String name, Target target) {
        quiet();
        connecting.set(name.isBlank() ? target.address() : name);
        way =
                ground.crossing()
                        .ask(
                                () -> Arrival.at(target, ground),
                                this::arrived,
                                why -> failed(why, target));
    }

    /// Goes to the server that is not the one that was meant: the one that was is forgotten.
    public void trust() {
        Mistrusted doubted = mistrusted.get();
        if (doubted == null) {
            return;
        }
        try {
            ground.remembered().forget(doubted.anew().address());
        } catch (IOException e) {
            // Then it is as unknown as before, the next time.
        }
        go("", doubted.anew());
    }

    /// Does not go there after all, nor anywhere else by itself.
    public void stay() {
        quiet();
    }

    private void quiet() {
        Thread going = way;
        if (going != null) {
            going.interrupt();
        }
        way = null;
        straightOn = false;
        connecting.set("");
        problem.set("");
        mistrusted.set(null);
    }

    /// Says something at the beginning: why one is here again.
    public void tell(String why) {
        problem.set(why);
    }

    private void arrived(Arrival arrival) {
        if (way == null) {
            ground.crossing().aside(arrival::close);
            return;
        }
        way = null;
        connecting.set("");
        arrived.accept(arrival);
    }

    private void failed(Exception why, Target target) {
        quiet();
        switch (why) {
            case IdentityChanged changed when target.by() == Target.Known.REMEMBERED ->
                    mistrusted.set(
                            new Mistrusted(
                                    changed("desktop.find.changed", changed, target),
                                    typed(target, changed.met().value())));
            case IdentityChanged changed ->
                    problem.set(
                            changed(
                                    target.by() == Target.Known.ANNOUNCED
                                            ? "connect.pretends"
                                            : "connect.not-that",
                                    changed,
                                    target));
            case Namesake namesake ->
                    mistrusted.set(
                            new Mistrusted(
                                    namesake(namesake.known(), namesake.met().shown(), target),
                                    typed(target, namesake.met().value())));
            case IOException io -> problem.set(ground.wording().unreachable(io, target.address()));
            default ->
                    problem.set(ground.words("connect.unreachable", "address", target.address()));
        }
    }

    private static Target typed(Target target, String identity) {
        return new Target(target.addresses(), identity, Target.Known.TYPED);
    }

    private String changed(String key, IdentityChanged changed, Target target) {
        return ground.words(
                key,
                "address",
                target.address(),
                "expected",
                ServerIdentity.shown(changed.expected()),
                "met",
                changed.met().shown());
    }

    private String namesake(RememberedServers.Server known, String met, Target target) {
        return ground.words(
                "desktop.find.namesake",
                "server",
                known.name(),
                "expected",
                ServerIdentity.shown(known.identity()),
                "met",
                met,
                "address",
                target.address());
    }
}
