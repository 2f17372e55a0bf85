package chatroom.server.identity;

/// Why a key or a certificate cannot be used, as a sentence for the operator.
public final class BadKey extends Exception {
    private static final long serialVersionUID = 1;

    public BadKey(String sentence) {
        super(sentence);
    }

    /// The English sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
