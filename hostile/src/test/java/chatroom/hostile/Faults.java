package chatroom.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Notes what goes wrong in this process while it is open: exceptions that nobody caught, and
/// warnings and worse in the output. Any thread.
final class Faults implements AutoCloseable {
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> ear =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                        seen.add(
                                event.getFormattedMessage()
                                        + "\n"
                                        + ThrowableProxyUtil.asString(event.getThrowableProxy()));
                    }
                }
            };

    Faults() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> seen.add(thread + ": " + fault));
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        root.detachAppender(ear);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }
}
