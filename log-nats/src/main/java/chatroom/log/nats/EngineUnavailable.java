package chatroom.log.nats;

/// The engine cannot be used; the message is one sentence for the operator.
public final class EngineUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
