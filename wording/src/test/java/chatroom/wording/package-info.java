@NullMarked
package chatroom.wording;

import org.jspecify.annotations.NullMarked;
