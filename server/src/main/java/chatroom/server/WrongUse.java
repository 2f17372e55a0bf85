package chatroom.server;

/// Says in one sentence what is wrong with what the operator chose, and where it stands.
final class WrongUse extends Exception {
    private static final long serialVersionUID = 1;

    WrongUse(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
