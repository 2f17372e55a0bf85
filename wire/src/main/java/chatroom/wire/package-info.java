/** TODO */
@NullMarked
package chatroom.wire;

import org.jspecify.annotations.NullMarked;
