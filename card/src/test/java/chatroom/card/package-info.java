/// The join card, tried: its rules, and its pictures read back.
@NullMarked
package chatroom.card;

import org.jspecify.annotations.NullMarked;
