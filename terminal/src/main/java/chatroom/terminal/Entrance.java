package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Mirror;
import chatroom.client.NewSession;
import chatroom.client.Places;
import chatroom.client.Refused;
import chatroom.core.Refusal.Code;
import chatroom.wire.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way into a session: asks for what is missing, and again for what was refused, as long as
/// there is somebody to ask. Owned by the command's thread.
final class Entrance {
    private final Surroundings here;
    private final Desk desk;
    private final Client client;
    private final Places places;
    private final Doorstep doorstep;

    Entrance(Surroundings here, Desk desk, Client client, Places places, Doorstep doorstep) {
        this.doorstep = doorstep;
        this.here = here;
        this.desk = desk;
        this.client = client;
        this.places = places;
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
        if (listed.isPresent()) {
            Optional<Mirror> before = places.again(listed.get(), name);
            if (before.isPresent()) {
                here.say(here.wording().of("terminal.session.held", "session", session));
                return before.get();
            }
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
                String role =
                        listed(client.list(), session).map(l -> places.role(l, name)).orElse(null);
                Mirror mirror =
                        doorstep.enter(
                                code -> client.join(session, name, code, role),
                                wish.code(),
                                here.terminal() ? () -> askOther(session) : null);
                places.hold(mirror, name);
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
        if (refused.isAbout("name")) {
            here.say(here.wording().refusal(refused));
            return wish.withName(askName());
        }
        if (refused.isAbout("code") || refused.is(Code.KNOCK_UNANSWERED)) {
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
        if (!desk.ask(question, "", "").toLowerCase(Locale.ROOT).startsWith(yes)) {
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
                places.hold(mirror, name);
                return mirror;
            } catch (Refused refused) {
                if (here.terminal() && refused.isAbout("session")) {
                    here.say(here.wording().refusal(refused));
                    wanted = wanted.withName(askNewSession());
                } else {
                    Wish mended =
                            mended(new Wish(null, name, wanted.code()), refused, wanted.name());
                    name = String.valueOf(mended.name());
                    wanted = wanted.withCode(mended.code());
                }
            }
        }
    }

    /// A name for a session that is to be created.
    String askNewSession() {
        return desk.ask(here.wording().of("terminal.ask.new-session"), "", "SESSION");
    }

    /// A code for a session that is to be created; null for none.
    @Nullable String askNewCode(String session) {
        String code = desk.ask(here.wording().of("ask.new-code", "session", session), "", "--code");
        return code.isEmpty() ? null : code;
    }

    // Asking.

    private String askName() {
        String name = desk.ask(here.wording().of("ask.name"), places.name(), "--name");
        return name.isEmpty() ? askName() : name;
    }

    private String askOther(String session) {
        return desk.ask(here.wording().of("ask.other-code", "session", session), "", "--code");
    }

    private String askCode(String session) {
        return desk.ask(here.wording().of("ask.code", "session", session), "", "--code");
    }
}
