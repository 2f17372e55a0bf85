/// The server's key, by which clients know it again, and the certificates that carry it from one
/// day's addresses to the next. Knows neither sockets nor sessions.
@NullMarked
package chatroom.server.identity;

import org.jspecify.annotations.NullMarked;
