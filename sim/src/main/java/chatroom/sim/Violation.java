package chatroom.sim;

/// A promise that was broken in a simulation. An error, because nothing of the product may catch
/// it.
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }
}
