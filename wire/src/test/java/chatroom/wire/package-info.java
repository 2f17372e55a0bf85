/// The codec against itself, against strangers' bytes, and against the protocol page.
@NullMarked
package chatroom.wire;

import org.jspecify.annotations.NullMarked;
