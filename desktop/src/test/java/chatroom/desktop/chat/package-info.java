@NullMarked
package chatroom.desktop.chat;

import org.jspecify.annotations.NullMarked;
