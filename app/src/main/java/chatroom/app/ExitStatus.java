package chatroom.app;

/// What the process tells whoever started it. (The *exit code* of the product is something else:
/// what stops a server.)
final class ExitStatus {
    /// What was asked for is done.
    static final int DONE = 0;

    /// It failed, and a sentence on stderr says why.
    static final int FAILED = 1;

    /// It was called wrongly, and a sentence on stderr says how to call it.
    static final int WRONG_USE = 2;

    private ExitStatus() {}
}
