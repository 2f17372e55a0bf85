/// Tests of the join card in a window.
@NullMarked
package chatroom.desktop.invite;

import org.jspecify.annotations.NullMarked;
