package chatroom.terminal;

/// Ends a command with a sentence for whoever started it. An empty one says nothing: the person
/// knows.
final class Failure extends RuntimeException {
    Failure(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
