/** TODO */
@NullMarked
package chatroom.server;

import org.jspecify.annotations.NullMarked;
