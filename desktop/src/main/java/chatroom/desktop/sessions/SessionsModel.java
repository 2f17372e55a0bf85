package chatroom.desktop.sessions;

import chatroom.client.Gone;
import chatroom.client.News;
import chatroom.client.Refused;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.ground.Ground;
import chatroom.wire.Frame;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The sessions of a server, live, and its end by the exit code. Owned by the thread that draws.
public final class SessionsModel {
    /// A server lets go who asks nothing for half an hour.
    private static final Duration ASK_EVERY = Duration.ofMinutes(5);

    private final Ground ground;
    private final Arrival arrival;
    private final Consumer<String> over;
    private final ObservableList<Frame.Listed> all = FXCollections.observableArrayList();
    private final FilteredList<Frame.Listed> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper people = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper stopping = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper which = new ReadOnlyBooleanWrapper();
    private final Thread asking;
    private final long serverStart;
    private final long start = System.nanoTime();
    private boolean closed;

    /// @param over what follows when the connection is over for good, with why
    public SessionsModel(Ground ground, Arrival arrival, Consumer<String> over) {
        this.ground = ground;
        this.arrival = arrival;
        this.over = over;
        this.serverStart = arrival.client().server().time();
        filter.subscribe(text -> shown.setPredicate(session -> matches(session, text)));
        arrival.door().open(news -> ground.crossing().show(() -> hear(news)));
        ground.crossing().ask(() -> arrival.client().watch(), this::list, this::failed);
        asking = ground.crossing().every(ASK_EVERY, this::reload);
    }

    private static boolean matches(Frame.Listed session, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return session.name().toLowerCase(Locale.ROOT).contains(wanted)
                || session.creator().toLowerCase(Locale.ROOT).contains(wanted);
    }

    // What is to be seen.

    public Server server() {
        return arrival.server();
    }

    /// Whether its identity is to be shown, because one has not been here before.
    public boolean first() {
        return arrival.first();
    }

    /// Those that the filter lets through.
    public ObservableList<Frame.Listed> sessions() {
        return shown;
    }

    /// What somebody looks for; all are shown for an empty one.
    public StringProperty filter() {
        return filter;
    }

    /// Whether the list is there: an empty one is, too.
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether the connection is lost for now.
    public ReadOnlyBooleanProperty away() {
        return away.getReadOnlyProperty();
    }

    /// How many people are in sessions of the server.
    public ReadOnlyIntegerProperty people() {
        return people.getReadOnlyProperty();
    }

    /// The server's clock, in epoch milliseconds: that of this machine may be wrong.
    public long serverTime() {
        return serverStart + (System.nanoTime() - start) / 1_000_000;
    }

    /// What the server offers for inactivity times, in milliseconds.
    public List<Long> inactivityChoices() {
        return arrival.client().server().limits().inactivityChoices();
    }

    /// Why the server was not stopped; empty as long as nobody tried.
    public ReadOnlyStringProperty stopRefused() {
        return stopping.getReadOnlyProperty();
    }

    /// Whether it has to be said which of several nodes is to end.
    public ReadOnlyBooleanProperty which() {
        return which.getReadOnlyProperty();
    }

    // What one can do.

    /// Asks for the list anew.
    public void reload() {
        ground.crossing().ask(() -> arrival.client().list(), this::list, this::failed);
    }

    /// Stops the server for everybody, where that is its exit code; where it is several nodes, asks
    /// [#which] first.
    public void stop(String exitCode) {
        stop(() -> arrival.client().exit(exitCode, null));
    }

    /// Stops the node that one is connected to, or all.
    public void stop(String exitCode, boolean all) {
        stop(() -> arrival.client().exit(exitCode, all));
    }

    private interface Stop {
        void run() throws InterruptedException;
    }

    private void stop(Stop stop) {
        stopping.set("");
        which.set(false);
        ground.crossing()
                .ask(
                        () -> {
                            stop.run();
                            return true;
                        },
                        _ -> {},
                        this::failed);
    }

    /// They do not want to stop anything after all.
    public void stopNothing() {
        which.set(false);
    }

    /// Looks no longer.
    public void close() {
        closed = true;
        asking.interrupt();
        ground.crossing().aside(arrival::close);
    }

    // What is heard.

    private void hear(News news) {
        switch (news) {
            case News.Sessions(var sessions) -> list(sessions);
            case News.Away _ -> away.set(true);
            case News.Back _ -> away.set(false);
            case News.Over gone -> over(gone.why());
            default -> {}
        }
    }

    private void list(List<Frame.Listed> sessions) {
        // One by one, so that what is chosen in the list stays so.
        Map<SessionId, Frame.Listed> now = new LinkedHashMap<>();
        sessions.forEach(session -> now.put(session.id(), session));
        all.removeIf(session -> !now.containsKey(session.id()));
        for (int i = 0; i < all.size(); i++) {
            Frame.Listed next = now.remove(all.get(i).id());
            if (next != null && !next.equals(all.get(i))) {
                all.set(i, next);
            }
        }
        all.addAll(now.values());
        people.set(sessions.stream().mapToInt(Frame.Listed::members).sum());
        loaded.set(true);
    }

    private void failed(Exception why) {
        switch (why) {
            case Refused refused when refused.is(Refusal.Code.EXIT_WHICH) -> which.set(true);
            case Refused refused -> stopping.set(ground.wording().refusal(refused));
            case Gone gone -> over(gone);
            // Nothing else is thrown by the client, but that the thread was interrupted.
            default -> {}
        }
    }

    private void over(Gone why) {
        if (!closed) {
            close();
            over.accept(ground.wording().gone(why));
        }
    }
}
