package chatroom.server.sessions;

import chatroom.core.Door;
import chatroom.core.Leaders;

/// What people may do over connections that are not encrypted, as the operator chose.
public enum Plain {
    /// List, join and talk; not what gives power over others.
    TALK,
    /// All that they may do otherwise.
    ALL,
    /// Nothing: they do not come in.
    OFF;

    /// Whether who is in by that door may create sessions, be admin, and stop the server.
    boolean leads(Door door) {
        return leaders().admits(door);
    }

    /// Who may be admin of a session that is created now.
    Leaders leaders() {
        return this == ALL ? Leaders.ANY : Leaders.ENCRYPTED;
    }
}
