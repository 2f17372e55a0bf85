package chatroom.log.nats;

/// What became of a message that was to be stored.
sealed interface Put {
    /// It is in the stream, at that sequence.
    ///
    /// @param again whether it is there from an earlier attempt, which may have had other bytes
    record Done(long seq, boolean again) implements Put {}

    /// The last message of its subject is not the one it was to follow.
    record Conflict() implements Put {}

    /// There is no room.
    record Full() implements Put {}

    /// The engine will not have it, and says why.
    record Refused(String why) implements Put {}

    /// No answer came in time; it may be there or not.
    record Unknown() implements Put {}

    /// The sequence, where it must be there for the caller to go on.
    ///
    /// @throws EngineUnavailable where it is not known to be there
    default long seq(String what) {
        return switch (this) {
            case Done(long seq, _) -> seq;
            case Refused(String why) -> throw unavailable(what + " is refused: " + why);
            case Full _ -> throw unavailable(what + " finds no room");
            case Conflict _ -> throw unavailable(what + " was overtaken");
            case Unknown _ -> throw unavailable(what + " was not answered");
        };
    }

    private static EngineUnavailable unavailable(String sentence) {
        return new EngineUnavailable(sentence, new IllegalStateException(sentence));
    }
}
