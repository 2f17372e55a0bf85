package chatroom.desktop.finding;

import chatroom.desktop.ground.Ground;
import chatroom.discovery.Finder;
import chatroom.discovery.FinderListener;
import chatroom.discovery.FoundServer;
import chatroom.discovery.Watch;
import chatroom.wording.Searched;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The servers that answer, as they answer, and those that were used before. Owned by the thread
/// that draws.
final class Nearby {
    /// So long answers are gathered before one goes straight on.
    private static final Duration GATHER = Duration.ofMillis(800);

    /// After so long without an answer it is asked why that may be.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Comparator<Near> ORDER =
            Comparator.comparing((Near near) -> !near.known())
                    .thenComparing(near -> !near.answers())
                    .thenComparing(Near::name, String.CASE_INSENSITIVE_ORDER);

    private final Ground ground;
    private final Runnable gathered;
    private final ObservableList<Near> servers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Searched> nothing = new ReadOnlyObjectWrapper<>();
    private boolean enough;
    private @Nullable Watch watch;
    private List<Thread> clocks = List.of();

    /// @param gathered called when the first answers have had their time, and for each after that
    Nearby(Ground ground, Runnable gathered) {
        this.ground = ground;
        this.gathered = gathered;
    }

    /// Those used before first, then by name.
    ObservableList<Near> servers() {
        return servers;
    }

    /// What was tried and why it may have found nothing; null as long as that is no question.
    ReadOnlyObjectProperty<@Nullable Searched> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// The one to go to without asking: the only one, or the only one that was used before.
    Optional<Near> only() {
        List<Near> answering = servers.stream().filter(Near::answers).toList();
        List<Near> known = answering.stream().filter(Near::known).toList();
        List<Near> only = answering.size() == 1 ? answering : known;
        return only.size() == 1 && !only.getFirst().namesake()
                ? Optional.of(only.getFirst())
                : Optional.empty();
    }

    /// Begins to look, and goes on until [#close].
    void begin() {
        servers.setAll(ground.remembered().all().stream().map(Near::of).toList());
        watch = Finder.watch(ground.search().apply(ground.remembered().search()), new Heard());
        time();
    }

    /// Asks the network again at once.
    void again() {
        nothing.set(null);
        Watch looking = watch;
        if (looking != null) {
            looking.again();
        }
        clocks.forEach(Thread::interrupt);
        time();
    }

    private void time() {
        enough = false;
        clocks =
                List.of(
                        ground.crossing().after(GATHER, this::enough),
                        ground.crossing().after(PATIENCE, this::wonder));
    }

    private void enough() {
        enough = true;
        gathered.run();
    }

    private void wonder() {
        Watch looking = watch;
        if (looking != null && servers.stream().noneMatch(Near::answers)) {
            nothing.set(new Searched(looking.finding().diagnosis(), ground.wording()));
        }
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
        if (watch == null) {
            return;
        }
        Near near = Near.of(server, ground.remembered());
        servers.removeIf(other -> other.identity().equals(near.identity()));
        servers.add(near);
        servers.sort(ORDER);
        nothing.set(null);
        if (enough) {
            gathered.run();
        }
    }

    private void silent(FoundServer server) {
        servers.replaceAll(
                near -> near.identity().equals(server.identity()) ? near.silent() : near);
        servers.removeIf(near -> !near.answers() && !near.known());
    }

    /// Looks no longer.
    void close() {
        clocks.forEach(Thread::interrupt);
        Watch looking = watch;
        watch = null;
        if (looking != null) {
            ground.crossing().aside(looking::close);
        }
    }
}
