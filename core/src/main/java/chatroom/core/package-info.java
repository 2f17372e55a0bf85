/// The rules of the product as values and pure functions: what can be asked
/// ([chatroom.core.Command]), what can happen ([chatroom.core.Event]), and the session that decides
/// the one into the other. Knows no clock, no randomness, no thread and no socket; everything here
/// is immutable.
@NullMarked
package chatroom.core;

import org.jspecify.annotations.NullMarked;
