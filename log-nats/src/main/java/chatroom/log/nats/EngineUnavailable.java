package chatroom.log.nats;

import chatroom.log.LogUnavailable;

/// The engine cannot be used; the message is one sentence for the operator.
public final class EngineUnavailable extends LogUnavailable {
    private static final long serialVersionUID = 1;

    EngineUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
