@NullMarked
package chatroom.desktop.parts;

import org.jspecify.annotations.NullMarked;
