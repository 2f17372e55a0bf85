package chatroom.bench;

/// What one member was told of what each said: messages of a member are numbered 1, 2, 3, and come
/// once and in that order if all is well. Used by one thread.
final class Account {
    private final long[] last;
    private long heard;
    private long twice;

    /// @param members how many talk, numbered from 1
    Account(int members) {
        last = new long[members + 1];
    }

    /// The member's message of that number was told.
    void heard(int member, long number) {
        if (number <= last[member]) {
            twice++;
        } else {
            heard++;
            last[member] = number;
        }
    }

    /// How many different messages were told, if none came out of order.
    long heard() {
        return heard;
    }

    /// How many came again, or after a later one.
    long twice() {
        return twice;
    }
}
