/// Speaks to sockets, and alone knows Netty: one TCP port for HTTP and the WebSocket, frames as
/// bytes, connections counted and bounded before anything in them is parsed.
@NullMarked
package chatroom.server.gateway;

import org.jspecify.annotations.NullMarked;
