@NullMarked
package chatroom.terminal;

import org.jspecify.annotations.NullMarked;
