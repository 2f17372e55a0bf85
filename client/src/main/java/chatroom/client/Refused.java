package chatroom.client;

import chatroom.core.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked is not done, and nothing has changed. Unchecked, because most programs have
/// nothing better to do with it than to show its sentence.
public final class Refused extends RuntimeException {
    private final transient @Nullable Refusal refusal;
    private final @Nullable String field;

    public Refused(Refusal refusal) {
        this(refusal, null);
    }

    /// @param field which of the fields of the request it is about, or null
    public Refused(Refusal refusal, @Nullable String field) {
        super(refusal.sentence());
        this.refusal = refusal;
        this.field = field;
    }

    /// For a reason that only a newer server knows: `sentence` is the server's own.
    Refused(String sentence) {
        super(sentence);
        this.refusal = null;
        this.field = null;
    }

    private Refused(Refused why) {
        super(why.sentence(), why);
        this.refusal = why.refusal;
        this.field = why.field;
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

    /// Whether it is about this field: `session`, `name` or `code`.
    public boolean isAbout(String other) {
        return other.equals(field);
    }

    /// The English sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
