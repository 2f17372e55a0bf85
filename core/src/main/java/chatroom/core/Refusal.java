package chatroom.core;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why something asked for is not done: a stable code, what it is about, and a sentence that tells
/// what to do. A value for the one who asked; it disturbs nobody else.
public record Refusal(Code code, List<String> args) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    public Refusal {
        args = List.copyOf(args);
    }

    public static Refusal of(Code code, String... args) {
        return new Refusal(code, List.of(args));
    }

    /// The English sentence, for strangers; our own clients word the code in their reader's
    /// language.
    public String sentence() {
        return PLACEHOLDER.matcher(code.sentence).replaceAll(this::argument);
    }

    private String argument(MatchResult placeholder) {
        int index = Integer.parseInt(placeholder.group(1));
        return Matcher.quoteReplacement(
                index < args.size() ? args.get(index) : placeholder.group());
    }

    /// What can be wrong. [#wire] is the name that never changes; `{0}`, `{1}` stand for the
    /// arguments.
    public enum Code {
        NAME_SHORT("A name has at least 3 characters."),
        NAME_LONG("A name has at most 12 characters."),
        NAME_DIGIT("A name does not begin with a digit."),
        NAME_CHARACTERS(
                "A name begins with a letter and has only letters, digits and a few signs; “{0}”"
                        + " cannot be in it."),
        NAME_MIXED(
                "This name mixes alphabets in a way that could pass for another name. Use one"
                        + " alphabet."),
        NAME_RESERVED("The name {0} is nobody's. Choose another."),
        NAME_TAKEN("The name {0} is taken. Choose another."),
        NAME_LOOKS_LIKE("This name looks like {0}, which is taken. Choose another."),

        CODE_DIGITS("A code has exactly five digits."),
        CODE_MISSING("{0} needs a code: five digits. Ask somebody who is in."),
        CODE_WRONG("That is not the code of {0}."),
        KNOCK_UNANSWERED("Nobody let you in. Look at the code, ask somebody who is in, try again."),
        KNOCK_DECLINED("You were not let in. Ask somebody who is in."),

        SESSION_UNKNOWN("There is no session {0}. Reload the list."),
        SESSION_ENDED("This session has ended."),
        SESSION_FULL("This session is full."),
        SESSION_STANDING("{0} belongs to the server and stays open."),
        SERVER_FULL(
                "No more sessions can be created here now. Join one, or try again when another has"
                        + " ended."),
        CREATIONS_THROTTLED("Too many sessions were created from here. Try again in {0} minutes."),
        ENCRYPTED_ONLY(
                "This session is open only by the encrypted door: the same address with https:// in"
                        + " front."),
        ENCRYPTION_NEEDED(
                "This can be done only by the encrypted door: the same address with https:// in"
                        + " front."),
        INACTIVITY_CHOICE("The inactivity time is one of: {0}."),

        KICKED("You were removed from this session. You can come back in {0} seconds."),
        PLACE_GONE("Your place in this session is no longer held. Join again."),
        NOT_A_MEMBER("You are not in a session. Join one first."),
        ALREADY_A_MEMBER("You are in a session already. Leave it first."),

        NOT_ADMIN("Only the admin can do that. /help lists the commands."),
        MEMBER_UNKNOWN("There is no member {0} here. /help lists the commands."),
        NOT_YOURSELF(
                "You cannot kick yourself; /quit leaves the session. /help lists the commands."),
        KNOCK_OVER("Nobody waits for that any more. /help lists the commands."),
        ADMIN_ALREADY("{0} is the admin already. /help lists the commands."),
        COMMAND_UNKNOWN("There is no command {0}; the nearest is {1}. /help lists the commands."),
        COMMAND_USAGE("Use it like this: {0}. /help lists the commands."),

        MESSAGE_EMPTY("There is nothing in this message."),
        MESSAGE_LONG("A message has at most 8,000 characters. Send it in parts."),
        MESSAGE_CHARACTERS("A message cannot contain control characters."),
        TOO_FAST("Too fast. Wait a moment and send it again."),
        REQUEST_OLD("This request is too old to tell whether it was already done."),

        EXIT_WRONG("That is not the exit code of this server."),
        EXIT_THROTTLED("Too many wrong exit codes. Try again in {0} minutes."),
        EXIT_WHICH(
                "This server is several machines. Say whether this one is to end, whose people go"
                        + " on at the others, or all."),

        HELLO_FIRST("The first frame must be hello."),
        VERSION_UNKNOWN("This server speaks version {0} of the protocol."),
        FRAME_UNKNOWN("There is no request {0}."),
        FRAME_NOT_JSON("A frame is one JSON object in UTF-8."),
        FRAME_BAD("The field {0} is missing or not what it should be."),

        READ_ONLY("The server cannot write just now. Nothing was sent; try again when it can."),
        LOG_FULL("The server's disk is full. Nothing was sent; try again later."),
        LOG_BROKEN("The server cannot write its log. Nothing was sent; tell its operator."),
        STOPPING("The server is stopping.");

        private final String sentence;

        Code(String sentence) {
            this.sentence = sentence;
        }

        /// The stable name in the protocol, such as `name-taken`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The English sentence with its placeholders.
        public String sentence() {
            return sentence;
        }
    }
}
