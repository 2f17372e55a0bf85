/// Live sessions and who is in them: commands come in from connections, are decided, put in the
/// log, heard and told. Starts no thread, blocks on nothing, and knows no socket: loops, clock,
/// randomness, log and links are handed in, so that a simulation can run all of it.
@NullMarked
package chatroom.server.sessions;

import org.jspecify.annotations.NullMarked;
