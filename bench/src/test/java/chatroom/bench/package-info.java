@NullMarked
package chatroom.bench;

import org.jspecify.annotations.NullMarked;
