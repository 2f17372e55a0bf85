@NullMarked
package chatroom.desktop.join;

import org.jspecify.annotations.NullMarked;
