package chatroom.core;

/// An event in its place in a session's log. `seq` counts 1, 2, 3, … without gaps; `at` is the
/// server's time in epoch milliseconds and never decreases from one entry to the next.
public record Entry(long seq, long at, Event event) {}
