@NullMarked
package chatroom.hostile;

import org.jspecify.annotations.NullMarked;
