package chatroom.log.sqlite;

/// The log in a data folder cannot be opened; the message is one sentence for the operator.
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogUnavailable(String sentence) {
        super(sentence);
    }

    LogUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
