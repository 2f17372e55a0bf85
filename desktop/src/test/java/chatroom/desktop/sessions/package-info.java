@NullMarked
package chatroom.desktop.sessions;

import org.jspecify.annotations.NullMarked;
