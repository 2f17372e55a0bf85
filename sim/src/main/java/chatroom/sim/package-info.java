/** TODO */
@NullMarked
package chatroom.sim;

import org.jspecify.annotations.NullMarked;
