/// What the system around this program does for it: telling of messages, opening addresses.
@NullMarked
package chatroom.desktop.system;

import org.jspecify.annotations.NullMarked;
