/** TODO */
@NullMarked
package chatroom.checks;

import org.jspecify.annotations.NullMarked;
