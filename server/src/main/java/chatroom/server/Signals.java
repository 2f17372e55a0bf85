package chatroom.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/// Lets the signals that ask a process to end (Ctrl-C, `kill`, a closed terminal) end the server in
/// order, so that its status is 0; a second one ends it at once. A shutdown hook could not: with
/// one, the JVM's status is that of the signal. Stateless.
///
/// `sun.misc.Signal` is reached by reflection because naming it is a warning that cannot be
/// switched off; where it is missing, signals do what they usually do.
final class Signals {
    private static final List<String> END = List.of("INT", "TERM", "HUP");

    /// Sent to who reads from the terminal in the background; it would stand still, and with it
    /// everybody's conversation. Ignored, the read fails instead.
    private static final String READS_IN_BACKGROUND = "TTIN";

    private Signals() {}

    /// @param stop called, on a thread of its own, for the first signal
    static void endInOrder(Runnable stop) {
        AtomicBoolean ending = new AtomicBoolean();
        for (String name : END) {
            handle(
                    name,
                    number -> {
                        if (ending.getAndSet(true)) {
                            Runtime.getRuntime().halt(128 + number);
                        }
                        stop.run();
                    });
        }
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            install(READS_IN_BACKGROUND, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // This system has no such signal.
        }
    }

    private static void handle(String name, IntConsumer then) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Method number = Class.forName("sun.misc.Signal").getMethod("getNumber");
            Object handler =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {type},
                            (_, method, args) -> {
                                if (method.getName().equals("handle")) {
                                    then.accept((int) number.invoke(args[0]));
                                }
                                return null;
                            });
            Object before = install(name, handler);
            Object ignored = type.getField("SIG_IGN").get(null);
            if (ignored.equals(before)) {
                install(name, ignored); // started with nohup: closing the terminal is nothing to us
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // This system has no such signal, or the JVM keeps it for itself (-Xrs).
        }
    }

    private static Object install(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        Object one = signal.getConstructor(String.class).newInstance(name);
        try {
            return signal.getMethod("handle", signal, type).invoke(null, one, handler);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }
}
