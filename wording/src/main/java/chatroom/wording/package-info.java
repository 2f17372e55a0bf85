/// What happened, what went wrong and who is there, as sentences of one language: what a client at
/// a terminal and one with windows say alike. No framework's types, nothing that draws.
@NullMarked
package chatroom.wording;

import org.jspecify.annotations.NullMarked;
