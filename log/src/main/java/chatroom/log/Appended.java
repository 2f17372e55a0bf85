package chatroom.log;

/// What became of an append. Only after [Done] may anybody be told of its events.
public sealed interface Appended {
    /// It is in the log, durable; `end` is the position after its last entry.
    record Done(Position end) implements Appended {}

    /// Somebody else's entries came first: nothing was appended. Read them, decide again.
    record Overtaken() implements Appended {}

    /// No answer came: it may be in the log or not, now or a little later. Read from the position
    /// it was to follow and recognise one's own batch by its id.
    record Unknown() implements Appended {}

    /// There is no room; nothing was appended, reading goes on.
    record Full() implements Appended {}

    /// The log cannot take or keep anything (`why` is for the operator); nothing was appended.
    record Broken(String why) implements Appended {}
}
