/// The client library: finds a server, joins a session, and keeps a mirror of it that survives lost
/// connections.
@NullMarked
package chatroom.client;

import org.jspecify.annotations.NullMarked;
