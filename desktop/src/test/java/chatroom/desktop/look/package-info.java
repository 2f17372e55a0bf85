@NullMarked
package chatroom.desktop.look;

import org.jspecify.annotations.NullMarked;
