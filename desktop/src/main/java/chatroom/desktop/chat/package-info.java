/// The conversation in one session.
@NullMarked
package chatroom.desktop.chat;

import org.jspecify.annotations.NullMarked;
