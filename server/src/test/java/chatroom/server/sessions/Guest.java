package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One client of a [House]: what it asks, and everything it was told, with the time.
final class Guest implements Link {
    private final House house;
    private final Loop loop;
    private final String source;
    private final Door door;
    private final Connection connection;
    private final List<Frame> heard = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private Consumer<Frame> habit = _ -> {};
    private long ids;
    @Nullable CloseCode closed;
    boolean reading = true;

    Guest(House house, Sessions sessions, Loop loop, String source, Door door, String person) {
        this.house = house;
        this.loop = loop;
        this.source = source;
        this.door = door;
        this.connection = new Connection(this, sessions);
        loop.execute(() ->
                connection.received(new Request.Hello(Protocol.VERSION, "test", person, null)));
        house.run();
    }

    /// Does this with whatever it hears from now on.
    Guest always(Consumer<Frame> what) {
        habit = what;
        return this;
    }

    // Asking.

    /// Sends it, and lets nothing happen yet.
    long send(LongFunction<Request> request) {
        long id = ++ids;
        loop.execute(() -> {
            connection.came();
            connection.received(request.apply(id));
        });
        return id;
    }

    long ask(LongFunction<Request> request) {
        long id = send(request);
        house.run();
        return id;
    }

    long join(String session, String name, @Nullable String code) {
        return ask(id -> new Request.Join(id, session, name, code, null));
    }

    long create(String session, String name, @Nullable String code) {
        return ask(id -> new Request.Create(id, session, name, code, null, null, null, null));
    }

    String say(String text) {
        return answer(ask(id -> new Request.Say(id, text)));
    }

    /// Its connection breaks.
    void vanish() {
        loop.execute(connection::gone);
        house.run();
    }

    // What it was told.

    /// `ok`, the code of a refusal, or nothing where there is no answer yet; never two.
    String answer(long id) {
        List<String> answers =
                heard.stream()
                        .filter(f ->
                                (f instanceof Frame.Ok ok && ok.id() == id)
                                        || (f instanceof Frame.No no && no.id() == id))
                        .map(f -> f instanceof Frame.No no ? no.refusal().code().wire() : "ok")
                        .toList();
        assertThat(answers).as("answers to %d", id).hasSizeLessThan(2);
        return answers.isEmpty() ? "" : answers.getFirst();
    }

    Frame.Body.Place place(long id) {
        return heard.stream()
                .filter(f -> f instanceof Frame.Ok ok && ok.id() == id)
                .map(f -> (Frame.Body.Place) Objects.requireNonNull(((Frame.Ok) f).body()))
                .findFirst()
                .orElseThrow();
    }

    <F extends Frame> List<F> all(Class<F> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <F extends Frame> F last(Class<F> kind) {
        return all(kind).getLast();
    }

    List<Event> events() {
        return all(Frame.Told.class).stream().map(t -> t.entry().event()).toList();
    }

    /// Everything that it was told since the frame of that number, and how long after its first.
    List<String> story(int from, long since) {
        List<String> story = new ArrayList<>();
        for (int i = from; i < heard.size(); i++) {
            story.add((times.get(i) - since) + " " + heard.get(i));
        }
        return story;
    }

    int heard() {
        return heard.size();
    }

    // The link.

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void send(Frame frame) {
        heard.add(frame);
        times.add(house.now());
        habit.accept(frame);
    }

    @Override
    public void send(Frames frames) {
        ((House.Told) frames).entries().forEach(e -> send(new Frame.Told(e)));
    }

    @Override
    public void became(Stage stage) {}

    @Override
    public void reading(boolean on) {
        reading = on;
    }

    @Override
    public void close(CloseCode code) {
        closed = code;
        loop.execute(connection::gone);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public boolean local() {
        return false;
    }
}
