package chatroom.log;

/// A log cannot be opened, or sessions cannot be moved; the message is one sentence for the
/// operator.
public class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailable(String sentence) {
        super(sentence);
    }

    public LogUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
