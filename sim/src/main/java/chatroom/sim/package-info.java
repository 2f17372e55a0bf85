/// Whole servers and clients in one thread under a seeded scheduler, with faults on demand.
@NullMarked
package chatroom.sim;

import org.jspecify.annotations.NullMarked;
