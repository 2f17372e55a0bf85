/// A load generator that speaks to a server by either door as fast as the server can bear: one
/// thread, Netty, and just enough parsing to count, to time, and to see what is missing.
@NullMarked
package chatroom.bench.load;

import org.jspecify.annotations.NullMarked;
