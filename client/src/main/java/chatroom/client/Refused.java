package chatroom.client;

import chatroom.core.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked is not done, and nothing has changed. Unchecked, because most programs have
/// nothing better to do with it than to show its sentence.
public final class Refused extends RuntimeException {
    private final transient @Nullable Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /// For a reason that only a newer server knows: `sentence` is the server's own.
    Refused(String sentence) {
        super(sentence);
        this.refusal = null;
    }

    private Refused(Refused why) {
        super(why.sentence(), why);
        this.refusal = why.refusal;
    }

    /// The same for one more who waited, with their own stack trace.
    Refused again() {
        return new Refused(this);
    }

    /// The stable code and what it is about; empty where only a newer server knows it.
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// Whether it was refused for this reason.
    public boolean is(Refusal.Code code) {
        return refusal != null && refusal.code() == code;
    }

    /// The English sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
