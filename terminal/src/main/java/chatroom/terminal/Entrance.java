package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Holder;
import chatroom.client.Mirror;
import chatroom.client.NewSession;
import chatroom.client.Place;
import chatroom.client.Profile;
import chatroom.client.Refused;
import chatroom.core.Refusal.Code;
import chatroom.core.SessionId;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Frame;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way into a session: asks for what is missing, and again for what was refused, as long as
/// there is somebody to ask. Remembers the place, and takes one again that a terminal which died
/// still holds. Owned by the command's thread.
final class Entrance {
    /// Refusals after which another name helps.
    private static final Set<Code> NAMES =
            EnumSet.of(
                    Code.NAME_SHORT,
                    Code.NAME_LONG,
                    Code.NAME_DIGIT,
                    Code.NAME_CHARACTERS,
                    Code.NAME_MIXED,
                    Code.NAME_RESERVED,
                    Code.NAME_TAKEN,
                    Code.NAME_LOOKS_LIKE);

    /// Refusals after which another code helps.
    private static final Set<Code> CODES =
            EnumSet.of(Code.CODE_MISSING, Code.CODE_WRONG, Code.CODE_DIGITS);

    private final Surroundings here;
    private final Desk desk;
    private final Client client;
    private final Profile profile;
    private Profile.@Nullable Held held;

    Entrance(Surroundings here, Desk desk, Client client) {
        this.here = here;
        this.desk = desk;
        this.client = client;
        this.profile = here.profile();
    }

    /// What somebody wants to come in with, as far as they said.
    record Wish(@Nullable String session, @Nullable String name, @Nullable String code) {
        Wish withName(String name) {
            return new Wish(session, name, code);
        }

        Wish withCode(@Nullable String code) {
            return new Wish(session, name, code);
        }
    }

    // Joining.

    /// Joins; where no session is said, by choice from the list.
    Mirror join(Wish wish, boolean askCode) throws InterruptedException {
        List<Frame.Listed> sessions = client.list();
        String session = wish.session();
        if (session == null) {
            session = chosen(sessions);
        }
        Optional<Frame.Listed> listed = listed(sessions, session);
        if (listed.isEmpty() && here.terminal()) {
            return createInstead(session, wish);
        }
        String name = wish.name() == null ? askName() : wish.name();
        Optional<Mirror> before = listed.flatMap(l -> again(l, name));
        if (before.isPresent()) {
            return before.get();
        }
        String code = wish.code();
        boolean needed = listed.map(Frame.Listed::coded).orElse(false);
        if (code == null && (askCode || (needed && here.terminal()))) {
            code = askCode(session);
        }
        return join(new Wish(session, name, needed ? code : null));
    }

    private Mirror join(Wish first) throws InterruptedException {
        Wish wish = first;
        while (true) {
            String session = String.valueOf(wish.session());
            String name = String.valueOf(wish.name());
            try {
                Mirror mirror = client.join(session, name, wish.code(), role(session, name));
                hold(mirror, name);
                return mirror;
            } catch (Refused refused) {
                wish = mended(wish, refused, session);
            }
        }
    }

    /// What they wish instead of what was refused.
    private Wish mended(Wish wish, Refused refused, String session) {
        if (!here.terminal()) {
            throw refused;
        }
        if (NAMES.stream().anyMatch(refused::is)) {
            here.say(here.wording().refusal(refused));
            return wish.withName(askName());
        }
        if (CODES.stream().anyMatch(refused::is)) {
            here.say(here.wording().refusal(refused));
            return wish.withCode(askCode(session));
        }
        throw refused;
    }

    private String chosen(List<Frame.Listed> sessions) {
        if (here.terminal()) {
            desk.say(SessionTable.lines(sessions, here.wording()));
        }
        String answer = desk.ask(here.wording().of("ask.session"), "", "SESSION");
        return Servers.numbered(sessions, answer).map(Frame.Listed::name).orElse(answer);
    }

    private static Optional<Frame.Listed> listed(List<Frame.Listed> sessions, String session) {
        return sessions.stream()
                .filter(s -> s.name().equalsIgnoreCase(session) || s.id().value().equals(session))
                .findFirst();
    }

    private Mirror createInstead(String session, Wish wish) throws InterruptedException {
        String question = here.wording().of("ask.create", "session", session);
        String yes = here.wording().of("terminal.yes");
        if (!desk.ask(question, "", "").toLowerCase(java.util.Locale.ROOT).startsWith(yes)) {
            throw new Failure("");
        }
        String name = wish.name() == null ? askName() : wish.name();
        String code = wish.code();
        return create(
                NewSession.of(session).withCode(code == null ? askNewCode(session) : code), name);
    }

    // Creating.

    /// Creates a session and is in it.
    Mirror create(NewSession first, @Nullable String given) throws InterruptedException {
        NewSession wanted = first;
        String name = given == null ? askName() : given;
        while (true) {
            try {
                Mirror mirror = client.create(wanted, name);
                hold(mirror, name);
                return mirror;
            } catch (Refused refused) {
                Wish mended = mended(new Wish(null, name, wanted.code()), refused, wanted.name());
                name = String.valueOf(mended.name());
                wanted = wanted.withCode(mended.code());
            }
        }
    }

    /// A code for a session that is to be created; null for none.
    @Nullable String askNewCode(String session) {
        String code = desk.ask(here.wording().of("ask.new-code", "session", session), "", "--code");
        return code.isEmpty() ? null : code;
    }

    // Asking.

    private String askName() {
        String name = desk.ask(here.wording().of("ask.name"), profile.name().orElse(""), "--name");
        return name.isEmpty() ? askName() : name;
    }

    private String askCode(String session) {
        return desk.ask(here.wording().of("ask.code", "session", session), "", "--code");
    }

    // Places that outlive a program.

    /// The place of a terminal that died, if the server still holds it.
    private Optional<Mirror> again(Frame.Listed listed, String name) {
        Optional<Profile.Held> free = profile.free(identity(), listed.id(), name);
        Place place = free.map(Profile.Held::place).orElse(null);
        if (free.isEmpty() || place == null) {
            return Optional.empty();
        }
        try {
            Mirror mirror = client.resume(place.next());
            keep(
                    new Profile.Held(
                            identity(),
                            listed.id(),
                            name,
                            place.next(),
                            free.get().admin(),
                            Holder.self()));
            here.say(here.wording().of("terminal.session.held", "session", listed.name()));
            return Optional.of(mirror);
        } catch (Refused refused) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("");
        }
    }

    /// The token by which they are the admin again, where the session waits for them.
    private @Nullable String role(String session, String name) throws InterruptedException {
        return listed(client.list(), session)
                .flatMap(l -> profile.free(identity(), l.id(), name))
                .map(Profile.Held::admin)
                .orElse(null);
    }

    private void hold(Mirror mirror, String name) {
        SessionId session = mirror.session().id();
        Place place = client.place().orElse(null);
        keep(new Profile.Held(identity(), session, name, place, null, Holder.self()));
        try {
            profile.used(name);
        } catch (IOException e) {
            // Then they type it again next time.
        }
    }

    private String identity() {
        return client.server().identity();
    }

    private void keep(Profile.Held next) {
        held = next;
        try {
            profile.hold(next);
        } catch (IOException e) {
            // A folder that cannot be written to is no reason not to talk.
        }
    }

    /// They are the admin now, and this token makes them so again.
    void admin(String token) {
        Profile.Held now = held;
        if (now != null) {
            keep(now.withAdmin(token));
        }
    }

    /// They are no longer in the session; the role may wait for them.
    void left(Mirror last) {
        Profile.Held now = held;
        if (now == null) {
            return;
        }
        held = null;
        boolean waits =
                last.session().terms().whenAdminLeaves() == WhenAdminLeaves.WAIT
                        && now.admin() != null;
        try {
            if (waits) {
                profile.hold(now.withPlace(null));
            } else {
                profile.release(now);
            }
        } catch (IOException e) {
            // What is remembered there is refused by the server, and forgotten then.
        }
    }
}
