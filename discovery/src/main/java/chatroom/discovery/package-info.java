/** TODO */
@NullMarked
package chatroom.discovery;

import org.jspecify.annotations.NullMarked;
