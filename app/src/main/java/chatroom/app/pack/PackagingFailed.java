package chatroom.app.pack;

/// Ends the packaging with what the person who called should read.
final class PackagingFailed extends Exception {
    private static final long serialVersionUID = 1;

    PackagingFailed(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
