/// The first screen: which servers are near, and what may be the matter where none is.
@NullMarked
package chatroom.desktop.finding;

import org.jspecify.annotations.NullMarked;
