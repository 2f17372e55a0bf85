/// Simulations as tests: seeds in which everything must go well, and planted faults that must be
/// found.
@NullMarked
package chatroom.sim;

import org.jspecify.annotations.NullMarked;
