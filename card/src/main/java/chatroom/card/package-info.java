/// The join card: what to show people so that they come in, and its pictures. For the server, which
/// serves and draws it, and for clients that show it themselves.
@NullMarked
package chatroom.card;

import org.jspecify.annotations.NullMarked;
