/** TODO */
@NullMarked
package chatroom.app;

import org.jspecify.annotations.NullMarked;
