/// The client for people at a terminal, and for scripts: one class for each subcommand, and the
/// conversation that two of them lead to, on a screen or through pipes.
@NullMarked
package chatroom.terminal;

import org.jspecify.annotations.NullMarked;
