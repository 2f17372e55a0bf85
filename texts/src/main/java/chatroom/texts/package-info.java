/// The words that clients show.
@NullMarked
package chatroom.texts;

import org.jspecify.annotations.NullMarked;
