/** TODO */
@NullMarked
package chatroom.log;

import org.jspecify.annotations.NullMarked;
