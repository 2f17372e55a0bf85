package chatroom.server.gateway;

import chatroom.server.sessions.Plain;
import chatroom.server.sessions.Sessions;

/// What the HTTP side leads to, and whom it lets in. Immutable; any thread.
record Served(Sessions sessions, Pages pages, Admission admission, Plain plain) {}
