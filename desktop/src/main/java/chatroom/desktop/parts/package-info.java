/// Pieces of screens that several screens have.
@NullMarked
package chatroom.desktop.parts;

import org.jspecify.annotations.NullMarked;
