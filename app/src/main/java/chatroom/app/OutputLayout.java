package chatroom.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// Writes one line per event, with a stack trace under it where there is one. Whatever a stranger
/// managed to get into a message cannot begin a line of its own, move the cursor or turn the
/// direction of the text. Immutable; any thread.
final class OutputLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /// Controls, formats (among them the bidirectional ones), surrogates without their other half,
    /// and the two separators that some terminals take for line ends.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    @Override
    public String doLayout(ILoggingEvent event) {
        String line =
                "%s %-5s %s: %s%n"
                        .formatted(
                                TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                                event.getLevel(),
                                event.getLoggerName(),
                                printable(event.getFormattedMessage()));
        return event.getThrowableProxy() == null ? line : line + trace(event);
    }

    private static String trace(ILoggingEvent event) {
        StringBuilder trace = new StringBuilder();
        ThrowableProxyUtil.asString(event.getThrowableProxy())
                .lines()
                .forEach(line -> trace.append("    ").append(printable(line)).append('\n'));
        return trace.toString();
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text.replace('\t', ' ')).replaceAll("\uFFFD");
    }
}
