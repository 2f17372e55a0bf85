package chatroom.server.sessions;

/// A connection in the place of a member: made by the session, held by both.
record Seat(LiveSession live, int member, Connection connection, Listener listener) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
