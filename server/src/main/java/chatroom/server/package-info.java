/// The server: puts together sessions, the log, the gateway and discovery, and talks to its
/// operator.
@NullMarked
package chatroom.server;

import org.jspecify.annotations.NullMarked;
