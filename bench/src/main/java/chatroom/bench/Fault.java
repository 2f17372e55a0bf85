package chatroom.bench;

/// What can fail of three nodes on three NATS servers, and who is to go on then. Immutable.
enum Fault {
    PARTITION("The NATS leader's host is parted from the two others: those at these go on"),
    JOINED("… those at the parted one, once it is joined again"),
    CUT_OFF("A node is cut off from NATS: those at the others go on"),
    RECONNECTED("… those at the node, once it reaches NATS again"),
    LEADER("kill -9 of the NATS leader: all go on"),
    FOLLOWER("kill -9 of another NATS server: all go on"),
    NODE("kill -9 of a node: all go on"),
    ALL("kill -9 of everything at once: all go on, after it is started again");

    /// In a few words.
    final String what;

    Fault(String what) {
        this.what = what;
    }
}
