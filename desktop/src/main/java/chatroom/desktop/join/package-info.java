/// Asks for what joining a session needs.
@NullMarked
package chatroom.desktop.join;

import org.jspecify.annotations.NullMarked;
