package chatroom.wording;

import chatroom.core.Printable;
import chatroom.core.Slash;
import chatroom.wire.Frame;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What commands answer, in words. Immutable; any thread.
public record Answers(Wording wording) {
    /// Its lines; none for an answer that is none to a command.
    public List<String> of(Frame.Body body) {
        return switch (body) {
            case Frame.Body.Help help -> help(help);
            case Frame.Body.Quote quote ->
                    List.of(
                            wording.of(
                                    "answer.quote",
                                    "text",
                                    quote.text(),
                                    "author",
                                    quote.author()));
            case Frame.Body.Time time -> List.of(wording.of("answer.time", "time", time(time)));
            case Frame.Body.Echo echo -> Printable.lines(echo.echo()).lines().toList();
            case Frame.Body.Seq _, Frame.Body.Past _, Frame.Body.Place _, Frame.Body.Sessions _ ->
                    List.of();
        };
    }

    private static String time(Frame.Body.Time time) {
        int most = ZoneOffset.MAX.getTotalSeconds() / 60;
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(Math.clamp(time.offset(), -most, most) * 60);
        LocalTime there = LocalTime.ofInstant(Instant.ofEpochMilli(time.wall()), offset);
        return there.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    private List<String> help(Frame.Body.Help help) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("answer.help"));
        int width = help.commands().stream().mapToInt(c -> c.usage().length()).max().orElse(0);
        for (Frame.CommandLine command : help.commands()) {
            lines.add(row(command.usage(), says(command), width));
        }
        lines.add(wording.of("answer.help.slash"));
        return lines;
    }

    /// A command and what it does, in columns of that width.
    public static String row(String usage, String says, int width) {
        return "  "
                + Printable.of(usage)
                + " ".repeat(width - Math.min(width, usage.length()) + 2)
                + says;
    }

    private String says(Frame.CommandLine command) {
        for (Slash slash : Slash.values()) {
            if (slash.usage().equals(command.usage())) {
                String says = wording.of("command." + Wording.key(slash));
                return command.admins() ? says + " " + wording.of("command.admins") : says;
            }
        }
        return command.admins() ? wording.of("command.admins") : "";
    }
}
