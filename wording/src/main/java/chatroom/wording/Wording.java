package chatroom.wording;

import chatroom.client.Gone;
import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.client.Refused;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Printable;
import chatroom.texts.Words;
import chatroom.wire.CloseCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.text.Bidi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Facts into sentences: the words of `texts` with what fits into them, made printable here and
/// nowhere later. Immutable; any thread.
///
/// @param isolating whether what fits in is set apart, so that its direction turns nothing around
///   it: for who draws text. A terminal shows the marks for that, and has none.
public record Wording(Words words, ZoneId zone, boolean isolating) {
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm");

    /// The left-to-right mark (UAX #9): on both sides of a name it keeps what is beside it where it
    /// belongs. The characters made to set something apart, and the other mark, are drawn as boxes
    /// by JavaFX.
    private static final String MARK = "\u200e";

    public Wording(Words words, ZoneId zone) {
        this(words, zone, false);
    }

    /// The same words, for who draws text.
    public Wording isolated() {
        return new Wording(words, zone, true);
    }

    /// Something from anywhere, as it stands in a sentence.
    public String quoted(String arg) {
        String printable = Printable.of(arg);
        return isolating && stray(printable) ? MARK + printable + MARK : printable;
    }

    /// Whether its direction is not that of the sentence, and so might turn something beside it.
    private boolean stray(String text) {
        boolean turns = Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return words.rightToLeft()
                ? !turns || new Bidi(text, Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT).baseIsLeftToRight()
                : turns;
    }

    /// The name of a constant as it stands in a key: `code-missing`.
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String of(String key) {
        return words.of(key);
    }

    /// Where `args` are names and values in turn, from anywhere.
    public String of(String key, String... args) {
        Map<String, String> all = new java.util.HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            all.put(args[i], quoted(args[i + 1]));
        }
        return words.of(key, all);
    }

    public String counted(String key, long count) {
        return words.counted(key, count, Map.of());
    }

    // Times.

    /// Hours and minutes of a time in epoch milliseconds.
    public String clock(long at) {
        return HOURS.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    public LocalDate day(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(words.locale())
                .format(day);
    }

    /// The time of day, with the day where that is not today.
    public String when(long at) {
        return day(at).equals(LocalDate.now(zone)) ? clock(at) : day(at) + " " + clock(at);
    }

    /// A span in words: full minutes, or seconds under one.
    public String span(long millis) {
        long seconds = Math.max(1, (millis + 999) / 1000);
        return seconds < 60
                ? counted("time.seconds", seconds)
                : counted("time.minutes", (seconds + 59) / 60);
    }

    /// As many names as one wants to read: “Anna, Ben and 3 others”.
    public String names(List<String> names) {
        int shown = names.size() <= 5 ? names.size() - 1 : 4;
        if (names.size() == 1) {
            return quoted(names.getFirst());
        }
        String first =
                names.subList(0, shown).stream()
                        .map(this::quoted)
                        .collect(Collectors.joining(", "));
        String rest =
                names.size() <= 5
                        ? quoted(names.getLast())
                        : counted("names.others", names.size() - shown);
        return words.of("names.and", Map.of("names", first, "last", rest));
    }

    // What went wrong.

    public String refusal(Refused refused) {
        return refused.refusal()
                .flatMap(r ->
                        words.find("refusal." + r.code().wire())
                                .map(_ -> refusal(r.code().wire(), r.args())))
                .orElse(Printable.of(refused.sentence()));
    }

    private String refusal(String code, List<String> args) {
        return words.of("refusal." + code, args.stream().map(this::quoted).toList());
    }

    public String gone(Gone gone) {
        return gone.code().map(this::closed).orElseGet(() -> of("connect.given-up"));
    }

    /// Why there is no server to talk to at that address.
    public String unreachable(IOException why, String address) {
        String key =
                switch (why) {
                    case UnknownHostException _ -> "connect.unknown-host";
                    case ConnectException _ -> "connect.refused";
                    case ProtocolException _ -> "connect.not-chatroom";
                    default -> "connect.unreachable";
                };
        return of(key, "address", address);
    }

    private String closed(CloseCode code) {
        return of("close." + key(code));
    }

    // What happened.

    /// What one line says about an event; empty where it shows nothing, or is a message.
    public String event(Event event, Names names) {
        return switch (event) {
            case Event.Created created ->
                    created.creator().isEmpty()
                            ? ""
                            : of("event.created", "name", created.creator());
            case Event.Joined joined -> of("event.joined", "name", joined.name().value());
            case Event.Dropped dropped -> about("event.dropped", dropped.member(), names);
            case Event.Resumed resumed -> about("event.resumed", resumed.member(), names);
            case Event.Left left -> about("event.left." + key(left.why()), left.member(), names);
            case Event.Kicked kicked -> kicked(kicked, names);
            case Event.TimedOut out -> about("event.timed-out", out.member(), names);
            case Event.AdminChanged changed -> adminChanged(changed, names);
            case Event.CodeChanged changed -> codeChanged(changed, names);
            case Event.Closed closed -> of("event.closed." + key(closed.why()));
            case Event.Said _, Event.Active _ -> "";
        };
    }

    private String about(String key, int member, Names names) {
        return of(key, "name", names.of(member, this));
    }

    private String kicked(Event.Kicked kicked, Names names) {
        String by = by(kicked.by(), names);
        String name = names.of(kicked.member(), this);
        return kicked.reason().isEmpty()
                ? of("event.kicked", "by", by, "name", name)
                : of("event.kicked.reason", "by", by, "name", name, "reason", kicked.reason());
    }

    private String codeChanged(Event.CodeChanged changed, Names names) {
        String key = changed.coded() ? "event.code-changed" : "event.code-changed.none";
        return of(key, "name", by(changed.by(), names));
    }

    private String by(int member, Names names) {
        return member == 0 ? of("event.operator") : names.of(member, this);
    }

    private String adminChanged(Event.AdminChanged changed, Names names) {
        String key = "event.admin-changed." + key(changed.why());
        boolean nobody = changed.why() == Event.AdminChanged.Why.PASSED_ON && changed.member() == 0;
        return nobody ? of(key + ".nobody") : about(key, changed.member(), names);
    }

    /// Why one is out, and what to do.
    public String out(News.Out out) {
        String session = out.last().session().terms().name().value();
        String until = clock(out.until());
        return switch (out.why()) {
            case KICKED ->
                    out.reason().isEmpty()
                            ? of("out.kicked", "session", session, "until", until)
                            : of(
                                    "out.kicked.reason",
                                    "session",
                                    session,
                                    "until",
                                    until,
                                    "reason",
                                    out.reason());
            case LEFT, TIMED_OUT, CLOSED, LAPSED -> of("out." + key(out.why()), "session", session);
        };
    }

    // Who and where.

    /// Session, code, and how many are there: what stays in sight.
    public String status(Mirror mirror) {
        String code = mirror.code();
        return of(
                "room.status",
                "session",
                mirror.session().terms().name().value(),
                "code",
                code == null ? of("list.code.none") : code,
                "members",
                counted("list.members", mirror.session().present()),
                "label",
                label(mirror));
    }

    /// Whether all who are there came in by the encrypted door.
    public String label(Mirror mirror) {
        return of(mirror.session().encrypted() ? "room.encrypted" : "room.open");
    }

    /// Who is there, and since when.
    public String present(Mirror mirror) {
        List<String> all = new ArrayList<>();
        for (Member member : mirror.session().members()) {
            String you = member.number() == mirror.me() ? ".you" : "";
            String admin = member.number() == mirror.session().admin() ? ".admin" : "";
            String key = member.present() ? "room.member" + you + admin : "room.member.away";
            all.add(of(key, "name", member.name().value(), "time", clock(member.joinedAt())));
        }
        return words.of("room.present", Map.of("names", String.join(", ", all)));
    }
}
