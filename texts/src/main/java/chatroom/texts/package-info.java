/** TODO */
@NullMarked
package chatroom.texts;

import org.jspecify.annotations.NullMarked;
