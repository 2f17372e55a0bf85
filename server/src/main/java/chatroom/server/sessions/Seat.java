package chatroom.server.sessions;

/// A connection in the place of a member: made by the session, held by both, the same only as
/// itself. Immutable.
final class Seat {
    private final LiveSession live;
    private final int member;
    private final Connection connection;
    private final Listener listener;

    Seat(LiveSession live, int member, Connection connection, Listener listener) {
        this.live = live;
        this.member = member;
        this.connection = connection;
        this.listener = listener;
    }

    LiveSession live() {
        return live;
    }

    int member() {
        return member;
    }

    Connection connection() {
        return connection;
    }

    Listener listener() {
        return listener;
    }
}
