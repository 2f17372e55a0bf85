/// The join card in a window: what people in the room need to come in, to be shown to them.
@NullMarked
package chatroom.desktop.invite;

import org.jspecify.annotations.NullMarked;
