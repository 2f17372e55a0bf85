package chatroom.sim;

/// A promise that was broken in a simulation.
public final class Violation extends RuntimeException {
    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }
}
