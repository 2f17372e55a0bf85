@NullMarked
package chatroom.desktop.ground;

import org.jspecify.annotations.NullMarked;
