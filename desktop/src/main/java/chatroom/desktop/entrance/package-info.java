/// The way from a server's list into a session, for those who join and those who create; without
/// anything to be seen.
@NullMarked
package chatroom.desktop.entrance;

import org.jspecify.annotations.NullMarked;
