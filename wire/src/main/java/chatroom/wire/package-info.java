/// What goes over the wire: frames as records, and their JSON. `docs/protocol.md` says the same for
/// strangers, and a test holds the two together.
@NullMarked
package chatroom.wire;

import org.jspecify.annotations.NullMarked;
