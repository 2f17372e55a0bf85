@NullMarked
package chatroom.desktop;

import org.jspecify.annotations.NullMarked;
