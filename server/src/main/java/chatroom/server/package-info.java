/// The server as a whole: what the operator chooses, what it is built of and in which order, and
/// what it says on its console.
@NullMarked
package chatroom.server;

import org.jspecify.annotations.NullMarked;
