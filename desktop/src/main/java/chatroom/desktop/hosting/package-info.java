/// A server inside this program, for who has none to find.
@NullMarked
package chatroom.desktop.hosting;

import org.jspecify.annotations.NullMarked;
