package chatroom.client;

import chatroom.wire.CloseCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connection is over for good, and whatever was asked last may or may not have been done.
/// Drops from which the client comes back by itself never show as this.
public final class Gone extends RuntimeException {
    private final transient @Nullable CloseCode code;

    Gone(String sentence, @Nullable CloseCode code) {
        super(sentence);
        this.code = code;
    }

    /// The English sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// What the server said when it closed; empty where the client itself gave up or was closed.
    public Optional<CloseCode> code() {
        return Optional.ofNullable(code);
    }

    /// The same for one more who waited, with their own stack trace.
    Gone again() {
        Gone gone = new Gone(sentence(), code);
        gone.initCause(this);
        return gone;
    }
}
