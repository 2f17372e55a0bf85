/// What this program is and how one uses it, for who asks.
@NullMarked
package chatroom.desktop.about;

import org.jspecify.annotations.NullMarked;
