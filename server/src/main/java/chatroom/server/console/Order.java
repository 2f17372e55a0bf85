package chatroom.server.console;

import chatroom.core.JoinCode;
import chatroom.core.Nearest;
import chatroom.core.Printable;
import chatroom.core.Slash;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What an operator typed at the console, understood. A name with spaces stands in double quotes; a
/// reason is all that follows.
sealed interface Order {
    record Sessions() implements Order {}

    record Members(String session) implements Order {}

    record Kick(String session, String member, String reason) implements Order {}

    record Close(String session) implements Order {}

    record Appoint(String session, String member) implements Order {}

    /// `code` is `none` to take it away.
    record Recode(String session, String code) implements Order {
        /// Without the code, so that none gets into output.
        @Override
        public String toString() {
            return "Recode[" + session + "]";
        }
    }

    /// Lets in who knocks, or turns them away.
    record Answer(String session, String name, boolean in) implements Order {}

    record Say(String session, String text) implements Order {}

    /// `session` empty for the server's own card.
    record ShowCard(String session, boolean coded) implements Order {}

    record NextCard() implements Order {}

    record SetWifi(String name, String password) implements Order {
        /// Without the password, so that none gets into output.
        @Override
        public String toString() {
            return "SetWifi[" + name + "]";
        }
    }

    record Stop() implements Order {}

    record Help() implements Order {}

    /// An empty line.
    record Nothing() implements Order {}

    /// Not understood; the sentence says what to do.
    record Wrong(String sentence) implements Order {}

    /// The words that an order can begin with: the one table of them.
    enum Verb {
        SESSIONS("", "the sessions, and how many are in each"),
        MEMBERS("SESSION", "who is in a session"),
        KICK("SESSION MEMBER [REASON]", "remove a member; they stay out for 5 minutes"),
        CLOSE("SESSION", "end a session for everybody"),
        ADMIN("SESSION MEMBER", "make a member the admin"),
        CODE("SESSION 12345", "change a session's code; 'none' takes it away"),
        ADMIT("SESSION NAME", "let in who knocks"),
        DENY("SESSION NAME", "turn away who knocks"),
        SAY("SESSION TEXT…", "say something to everybody in a session"),
        CARD(
                "[SESSION] [code]",
                "clear the screen and show how to join; 'code' shows the code too"),
        NEXT("", "the same card with the next address"),
        WIFI("NAME [PASSWORD]", "what the card says of the Wi-Fi; clears the screen"),
        STOP("", "stop the server"),
        HELP("", "this list");

        private final String arguments;
        final String says;

        Verb(String arguments, String says) {
            this.arguments = arguments;
            this.says = says;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// As it is typed: `kick SESSION MEMBER [REASON]`.
        String usage() {
            return (word() + " " + arguments).strip();
        }

        private int names() {
            return (int)
                    Arrays.stream(arguments.split(" "))
                            .filter(word -> word.matches("[A-Z]+"))
                            .count();
        }
    }

    static Order parse(String line) {
        if (line.isBlank()) {
            return new Nothing();
        }
        Words words = new Words(line);
        String first = words.next().toLowerCase(Locale.ROOT);
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(first)) {
                return verb(verb, words);
            }
        }
        String nearest =
                Nearest.to(first, Arrays.stream(Verb.values()).map(Verb::word).toList())
                        .map(word -> "Did you mean '" + word + "'? ")
                        .orElse("");
        return new Wrong(
                "There is no command '%s'. %s'help' lists them."
                        .formatted(Printable.of(first), nearest));
    }

    private static Order verb(Verb verb, Words words) {
        if (verb == Verb.CARD) {
            return card(words);
        }
        List<String> names = words.next(verb.names());
        String rest = words.rest();
        boolean fits =
                names.size() == verb.names()
                        && switch (verb) {
                            case KICK, WIFI -> true;
                            case SAY -> !rest.isBlank();
                            case CODE -> Slash.noCode(rest) || JoinCode.check(rest) == null;
                            case SESSIONS,
                                    MEMBERS,
                                    CLOSE,
                                    ADMIN,
                                    ADMIT,
                                    DENY,
                                    CARD,
                                    NEXT,
                                    STOP,
                                    HELP ->
                                    rest.isEmpty();
                        };
        if (!fits || words.unclosed()) {
            return wrong(verb);
        }
        return switch (verb) {
            case SESSIONS -> new Sessions();
            case MEMBERS -> new Members(names.getFirst());
            case KICK -> new Kick(names.getFirst(), names.getLast(), rest);
            case CLOSE -> new Close(names.getFirst());
            case ADMIN -> new Appoint(names.getFirst(), names.getLast());
            case CODE -> new Recode(names.getFirst(), rest);
            case ADMIT -> new Answer(names.getFirst(), names.getLast(), true);
            case DENY -> new Answer(names.getFirst(), names.getLast(), false);
            case SAY -> new Say(names.getFirst(), rest);
            case CARD -> new ShowCard("", false);
            case NEXT -> new NextCard();
            case WIFI -> new SetWifi(names.getFirst(), rest);
            case STOP -> new Stop();
            case HELP -> new Help();
        };
    }

    private static Wrong wrong(Verb verb) {
        return new Wrong(
                "Use it like this: %s. A name with spaces stands in \"double quotes\"."
                        .formatted(verb.usage()));
    }

    private static Order card(Words words) {
        String session = words.next();
        String code = words.next();
        boolean fits = words.rest().isEmpty() && !words.unclosed();
        return fits && (code.isEmpty() || code.equalsIgnoreCase("code"))
                ? new ShowCard(session, !code.isEmpty())
                : wrong(Verb.CARD);
    }
}
