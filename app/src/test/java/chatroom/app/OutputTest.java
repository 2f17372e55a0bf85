package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutputTest {
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void warnings_are_shown_and_what_is_less_is_not() {
        Logger root = loggers.getLogger("ROOT");
        assertThat(root.isEnabledFor(Level.WARN)).isTrue();
        assertThat(root.isEnabledFor(Level.INFO)).isFalse();
    }

    @Test
    void a_message_from_a_stranger_cannot_begin_a_line_or_move_the_cursor() {
        String line = line("hello\r\n12:00:00 ERROR forged\u001b[2J\u202e\u2028x", null);
        assertThat(line.lines()).hasSize(1);
        assertThat(line).endsWith("hello��12:00:00 ERROR forged�[2J��x%n".formatted());
    }

    @Test
    void neither_can_what_an_exception_says() {
        String lines = line("failed", new IllegalStateException("a\u001b[2J\nforged"));
        assertThat(lines).doesNotContain("\u001b").contains("    forged").contains("OutputTest");
    }

    private String line(String message, @Nullable Throwable thrown) {
        LoggingEvent event =
                new LoggingEvent(
                        "", loggers.getLogger("test"), Level.WARN, message, thrown, new Object[0]);
        return new OutputLayout().doLayout(event);
    }
}
