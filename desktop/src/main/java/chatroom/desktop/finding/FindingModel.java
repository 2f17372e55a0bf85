package chatroom.desktop.finding;

import chatroom.client.Destination;
import chatroom.client.IdentityChanged;
import chatroom.client.Namesake;
import chatroom.client.RememberedServers;
import chatroom.client.Target;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.ground.Ground;
import chatroom.discovery.Finder;
import chatroom.discovery.FinderListener;
import chatroom.discovery.FoundServer;
import chatroom.discovery.Watch;
import chatroom.wire.ServerIdentity;
import chatroom.wording.Searched;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which servers are near, and the way to one of them. Owned by the thread that draws.
public final class FindingModel {
    /// So long answers are gathered before one goes straight on.
    static final Duration GATHER = Duration.ofMillis(800);

    /// After so long without an answer it says why that may be.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Ground ground;
    private final Consumer<Arrival> arrived;
    private final ObservableList<Near> servers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Searched> nothing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper connecting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper gathered = new ReadOnlyBooleanWrapper();
    private boolean straightOn;
    private @Nullable Watch watch;
    private @Nullable Thread way;
    private List<Thread> clocks = List.of();

    /// @param arrived what follows when a server is reached
    /// @param straightOn whether to go on by itself where there is no choice; not after somebody
    ///   came back to choose another
    public FindingModel(Ground ground, boolean straightOn, Consumer<Arrival> arrived) {
        this.ground = ground;
        this.straightOn = straightOn;
        this.arrived = arrived;
    }

    // What is to be seen.

    /// Those used before first, then by name.
    public ObservableList<Near> servers() {
        return FXCollections.unmodifiableObservableList(servers);
    }

    /// What was tried and why it may have found nothing; null as long as that is no question.
    public ReadOnlyObjectProperty<@Nullable Searched> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// Which server is being connected to, by name or address; empty for none.
    public ReadOnlyStringProperty connecting() {
        return connecting.getReadOnlyProperty();
    }

    /// Why the last one that was chosen cannot be talked to; empty where nothing is wrong.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the first answers have had their time.
    public ReadOnlyBooleanProperty gathered() {
        return gathered.getReadOnlyProperty();
    }

    // Looking.

    /// Begins to look, and goes on until [#close].
    public void begin() {
        servers.setAll(ground.remembered().all().stream().map(Near::of).toList());
        watch = Finder.watch(ground.search().apply(ground.remembered().search()), new Heard());
        time();
    }

    /// Asks the network again at once.
    public void again() {
        problem.set("");
        nothing.set(null);
        Watch looking = watch;
        if (looking != null) {
            looking.again();
        }
        clocks.forEach(Thread::interrupt);
        time();
    }

    private void time() {
        gathered.set(false);
        clocks =
                List.of(
                        ground.crossing().after(GATHER, this::haveGathered),
                        ground.crossing().after(PATIENCE, this::wondered));
    }

    /// Called by the search, on its own thread.
    private final class Heard implements FinderListener {
        @Override
        public void found(FoundServer server) {
            ground.crossing().show(() -> answers(server));
        }

        @Override
        public void changed(FoundServer server) {
            found(server);
        }

        @Override
        public void gone(FoundServer server) {
            ground.crossing().show(() -> silent(server));
        }
    }

    private void answers(FoundServer server) {
        Near near = Near.of(server, ground.remembered());
        servers.removeIf(other -> other.identity().equals(near.identity()));
        servers.add(near);
        servers.sort(
                Comparator.comparing((Near n) -> !n.known())
                        .thenComparing(n -> !n.answers())
                        .thenComparing(Near::name, String.CASE_INSENSITIVE_ORDER));
        nothing.set(null);
        if (gathered.get()) {
            goStraightOn();
        }
    }

    private void silent(FoundServer server) {
        servers.replaceAll(n -> n.identity().equals(server.identity()) ? n.silent() : n);
        servers.removeIf(n -> !n.answers() && !n.known());
    }

    private void haveGathered() {
        gathered.set(true);
        goStraightOn();
    }

    private void wondered() {
        Watch looking = watch;
        if (looking != null && servers.stream().noneMatch(Near::answers)) {
            nothing.set(new Searched(looking.finding().diagnosis(), ground.wording()));
        }
    }

    // Going on.

    /// Where there is exactly one, or exactly one that was used before, there is no choice.
    private void goStraightOn() {
        List<Near> answering = servers.stream().filter(Near::answers).toList();
        List<Near> known = answering.stream().filter(Near::known).toList();
        List<Near> only = answering.size() == 1 ? answering : known;
        if (straightOn && only.size() == 1 && !only.getFirst().namesake()) {
            choose(only.getFirst());
        }
    }

    /// Connects to that one. One that takes the name of another gets nobody.
    public void choose(Near near) {
        Optional<RememberedServers.Server> known =
                ground.remembered().namesake(near.name(), near.identity());
        if (known.isPresent()) {
            straightOn = false;
            problem.set(
                    namesake(known.get(), ServerIdentity.shown(near.identity()), near.target()));
        } else {
            connect(near.name(), near.target());
        }
    }

    /// Connects to what somebody typed: `HOST`, `HOST:PORT` or `HOST:PORT#IDENTITY`.
    public void enter(String typed) {
        try {
            Target target = Target.of(Destination.parse(typed), ground.remembered());
            connect(target.address(), target);
        } catch (IllegalArgumentException e) {
            problem.set(ground.words("desktop.find.bad", "address", typed));
        }
    }

    private void connect(String name, Target target) {
        straightOn = false;
        stay();
        problem.set("");
        connecting.set(name.isBlank() ? target.address() : name);
        way =
                ground.crossing()
                        .ask(
                                () -> Arrival.at(target, ground),
                                this::arrived,
                                why -> failed(why, target));
    }

    /// Does not go there after all.
    public void stay() {
        Thread going = way;
        if (going != null) {
            going.interrupt();
        }
        way = null;
        straightOn = false;
        connecting.set("");
    }

    private void arrived(Arrival arrival) {
        if (way == null) {
            Thread.startVirtualThread(arrival::close);
            return;
        }
        way = null;
        connecting.set("");
        arrived.accept(arrival);
    }

    private void failed(Exception why, Target target) {
        way = null;
        connecting.set("");
        problem.set(
                switch (why) {
                    case IdentityChanged changed -> changed(changed, target);
                    case Namesake namesake ->
                            namesake(namesake.known(), namesake.met().shown(), target);
                    case IOException io -> ground.wording().unreachable(io, target.address());
                    default -> ground.words("connect.unreachable", "address", target.address());
                });
    }

    private String changed(IdentityChanged changed, Target target) {
        String key =
                switch (target.by()) {
                    case REMEMBERED -> "desktop.find.changed";
                    case ANNOUNCED -> "desktop.find.other";
                    case TYPED, NOT -> "desktop.find.not-that";
                };
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

    /// Looks no longer.
    public void close() {
        stay();
        clocks.forEach(Thread::interrupt);
        Watch looking = watch;
        watch = null;
        if (looking != null) {
            Thread.startVirtualThread(looking::close);
        }
    }
}
