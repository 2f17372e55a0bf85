package chatroom.core;

/// What only the one who asked is told, without anything having happened.
public sealed interface Answer {
    /// Done; there was nothing to put in the log.
    record Nothing() implements Answer {}

    /// The member is in, as before: nothing had to be restored.
    record Present(int member) implements Answer {}

    /// The list of commands ([Slash]); `admin` tells whether the asker may use the admin's.
    record Help(boolean admin) implements Answer {}

    /// A quote, by its number in the server's collection.
    record Quote(int number) implements Answer {}

    /// The server's wall clock, in epoch milliseconds.
    record Time(long wall) implements Answer {}

    /// The caller's own text back.
    record Echo(String text) implements Answer {}
}
