/** TODO */
@NullMarked
package chatroom.log.sqlite;

import org.jspecify.annotations.NullMarked;
