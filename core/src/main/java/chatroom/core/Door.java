package chatroom.core;

/// The way by which a member is in: told in the log because the label of a session and the choice
/// of a new admin depend on it. A connection from the server's own machine counts as encrypted:
/// nobody is in between.
public enum Door {
    ENCRYPTED,
    PLAIN
}
