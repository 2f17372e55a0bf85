package chatroom.core;

/// What somebody who joins may read of what was said before: all of it, or nothing.
public enum Past {
    ALL,
    SINCE_JOIN
}
