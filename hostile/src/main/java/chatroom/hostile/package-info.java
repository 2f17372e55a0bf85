/// What people who mean harm do to a server, and how it bears that: malformed inputs, half-done
/// connections, floods of packets.
@NullMarked
package chatroom.hostile;

import org.jspecify.annotations.NullMarked;
