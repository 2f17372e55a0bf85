/// Asks for what a new session is to be.
@NullMarked
package chatroom.desktop.create;

import org.jspecify.annotations.NullMarked;
