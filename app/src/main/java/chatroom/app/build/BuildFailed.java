package chatroom.app.build;

/// Ends the build with what the person who called should read.
final class BuildFailed extends Exception {
    private static final long serialVersionUID = 1;

    /// @param sentence one sentence or a few lines that say what to do
    BuildFailed(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
