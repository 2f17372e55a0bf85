@NullMarked
package chatroom.desktop.system;

import org.jspecify.annotations.NullMarked;
