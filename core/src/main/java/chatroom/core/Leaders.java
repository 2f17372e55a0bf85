package chatroom.core;

/// Who may be admin of a session, fixed at its creation: anybody, or only who is in by the
/// encrypted door.
public enum Leaders {
    ANY,
    ENCRYPTED;

    /// Who both would have.
    Leaders and(Leaders other) {
        return this == ANY ? other : this;
    }

    public boolean admits(Door door) {
        return this == ANY || door == Door.ENCRYPTED;
    }
}
