/// What the operator sees and types: the server's first face, one line for each thing they care
/// about, and the console. Knows sessions, not how the server is put together.
@NullMarked
package chatroom.server.console;

import org.jspecify.annotations.NullMarked;
