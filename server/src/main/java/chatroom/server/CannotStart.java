package chatroom.server;

/// Why the server cannot start, as a sentence for its operator.
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }
}
