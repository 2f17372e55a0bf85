package chatroom.terminal;

import chatroom.client.NewSession;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import chatroom.wording.Wording;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `chatroom create`: makes a session, joins it as its admin, and talks. Made and run by picocli,
/// on one thread.
@Command(
        name = "create",
        description = {
            "Creates a session and joins it as its admin.",
            "'chatroom join --help' says how one talks in it.",
            ""
        })
public final class CreateCommand extends Task {
    @Mixin private WayIn way = new WayIn();

    @Parameters(
            arity = "0..1",
            paramLabel = "SESSION",
            description = "Its name, 3 to 12 characters; asked for where it is left out.")
    private @Nullable String session;

    @Option(
            names = "--when-admin-leaves",
            paramLabel = "pass-on|wait|end",
            converter = Rule.class,
            description = {
                "pass-on: who has been there longest becomes the admin (usual);",
                "wait: the session has no admin until its admin is back;",
                "end: the session ends."
            })
    private @Nullable WhenAdminLeaves whenAdminLeaves;

    @Option(
            names = "--inactivity",
            paramLabel = "4m|15m|60m|off",
            converter = Span.class,
            description = "After how long a silent member is timed out (usually 4m).")
    private @Nullable Duration inactivity;

    @Option(
            names = "--past",
            paramLabel = "all|since-join",
            converter = Shown.class,
            description = "What somebody who joins may read of what was said before.")
    private @Nullable Past past;

    @Option(
            names = "--encrypted-only",
            description = "Lets nobody in over a connection that is not encrypted.")
    private boolean encryptedOnly;

    public CreateCommand() {
        this(Surroundings::of);
    }

    CreateCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        return Visit.of(
                here,
                way.server(),
                entrance -> {
                    String wished = session == null ? entrance.askNewSession() : session;
                    String digits = way.asksCode() ? entrance.askNewCode(wished) : way.code(here);
                    NewSession wanted =
                            NewSession.of(wished)
                                    .withCode(digits)
                                    .withWhenAdminLeaves(whenAdminLeaves)
                                    .withInactivity(inactivity)
                                    .withPast(past)
                                    .withEncryptedOnly(encryptedOnly);
                    return entrance.create(wanted, way.name(here));
                });
    }

    /// Reads the constants of an enum as they are written on the wire and on the command line.
    private static <E extends Enum<E>> E constant(Class<E> type, String typed) {
        for (E constant : type.getEnumConstants()) {
            if (Wording.key(constant).equals(typed.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new TypeConversionException("'" + typed + "' is none of these");
    }

    static final class Rule implements ITypeConverter<WhenAdminLeaves> {
        @Override
        public WhenAdminLeaves convert(String typed) {
            return constant(WhenAdminLeaves.class, typed);
        }
    }

    static final class Shown implements ITypeConverter<Past> {
        @Override
        public Past convert(String typed) {
            return constant(Past.class, typed);
        }
    }

    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String typed) {
            if (typed.equals("off")) {
                return Duration.ZERO;
            }
            if (!typed.matches("[0-9]{1,4}[smh]")) {
                throw new TypeConversionException("'" + typed + "' is no time such as 15m, or off");
            }
            return Duration.parse("PT" + typed.toUpperCase(Locale.ROOT));
        }
    }
}
