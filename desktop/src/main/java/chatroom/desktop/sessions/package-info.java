/// The list of a server's chat sessions, live.
@NullMarked
package chatroom.desktop.sessions;

import org.jspecify.annotations.NullMarked;
