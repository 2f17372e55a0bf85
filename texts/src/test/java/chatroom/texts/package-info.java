/// The words themselves, and how they are found and filled.
@NullMarked
package chatroom.texts;

import org.jspecify.annotations.NullMarked;
