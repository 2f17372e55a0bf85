package chatroom.client;

import chatroom.core.SessionId;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What all clients of one person remember, in `client.json` of their folder: the name they used
/// last, and the places they hold, so that a client that died gives its place to the next. The file
/// is the state; any thread.
public final class Profile {
    /// More than anybody holds; the ones held longest ago are forgotten.
    private static final int PLACES = 50;

    private final JsonFile<Kept> file;

    private record Kept(@Nullable String name, List<Held> places) {}

    /// A place in a session of a server, and the running program that holds it.
    ///
    /// @param server the identity of the server
    /// @param username under which it is held
    /// @param place null where only the role is remembered: one has left, and may come back as the
    ///   admin
    /// @param admin the token of the admin's role, or null
    /// @param holder which program holds it
    public record Held(
            String server,
            SessionId session,
            String username,
            @Nullable Place place,
            @Nullable String admin,
            Holder holder) {

        boolean isFor(Held other) {
            return server.equals(other.server)
                    && session.equals(other.session)
                    && username.equals(other.username);
        }

        public Held withAdmin(@Nullable String token) {
            return new Held(server, session, username, place, token, holder);
        }

        public Held withPlace(@Nullable Place next) {
            return new Held(server, session, username, next, admin, holder);
        }
    }

    /// @param aside told where a damaged file was moved
    public Profile(Path folder, Consumer<Path> aside) {
        file =
                new JsonFile<>(
                        folder.resolve("client.json"),
                        new Kept(null, List.of()),
                        Profile::read,
                        Profile::written,
                        aside);
    }

    /// The username they used last.
    public Optional<String> name() {
        return Optional.ofNullable(file.read().name());
    }

    /// They go by this name now.
    ///
    /// @throws IOException where that cannot be written down, here and below
    public void used(String name) throws IOException {
        file.change(kept -> new Kept(name, kept.places()));
    }

    /// A place under that name in that session which no running program holds.
    public Optional<Held> free(String server, SessionId session, String username) {
        return file.read().places().stream()
                .filter(h -> h.server().equals(server) && h.session().equals(session))
                .filter(h -> h.username().equalsIgnoreCase(username))
                .filter(h -> !h.holder().lives())
                .findFirst();
    }

    /// This is held from now on, instead of what was under the same name.
    public void hold(Held held) throws IOException {
        places(places -> {
            List<Held> all = new ArrayList<>(places);
            all.removeIf(held::isFor);
            all.addFirst(held);
            return all.stream().limit(PLACES).toList();
        });
    }

    /// This is held no longer.
    public void release(Held held) throws IOException {
        places(places -> places.stream().filter(h -> !held.isFor(h)).toList());
    }

    private void places(UnaryOperator<List<Held>> change) throws IOException {
        file.change(kept -> new Kept(kept.name(), change.apply(kept.places())));
    }

    private static Kept read(JsonObject json) {
        List<Held> places = json.has("places") ? json.objects("places", Profile::held) : List.of();
        return new Kept(json.stringOrNull("name"), places.stream().limit(PLACES).toList());
    }

    private static Held held(JsonObject json) {
        SessionId session = json.value("session", SessionId::new);
        Place place =
                json.has("token")
                        ? new Place(
                                session,
                                (int) json.number("member", 1, Integer.MAX_VALUE),
                                json.string("token"),
                                json.number("ids", 0, JsonObject.MAX_NUMBER))
                        : null;
        Holder holder =
                new Holder(
                        json.number("process", 0, JsonObject.MAX_NUMBER),
                        json.number("since", 0, JsonObject.MAX_NUMBER));
        return new Held(
                json.string("server"),
                session,
                json.string("username"),
                place,
                json.stringOrNull("admin"),
                holder);
    }

    private static JsonWriter written(Kept kept) {
        JsonWriter out = new JsonWriter().begin();
        String name = kept.name();
        if (name != null) {
            out.field("name", name);
        }
        out.name("places").beginArray();
        kept.places().forEach(h -> write(h, out));
        return out.endArray().end();
    }

    private static void write(Held held, JsonWriter out) {
        out.begin().field("server", held.server()).field("session", held.session().value());
        out.field("username", held.username());
        Place place = held.place();
        if (place != null) {
            out.field("member", place.member()).field("token", place.token());
            out.field("ids", place.ids());
        }
        String admin = held.admin();
        if (admin != null) {
            out.field("admin", admin);
        }
        out.field("process", held.holder().process()).field("since", held.holder().since()).end();
    }
}
