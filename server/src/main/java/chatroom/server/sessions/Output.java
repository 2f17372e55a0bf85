package chatroom.server.sessions;

/// What the operator is told, one line for each thing they care about. Any thread; every string is
/// made printable by who shows it.
public interface Output {
    void line(String what);
}
