/// The client for people at a terminal, and for scripts.
@NullMarked
package chatroom.terminal;

import org.jspecify.annotations.NullMarked;
