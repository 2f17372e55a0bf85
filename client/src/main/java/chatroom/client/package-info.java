/// A person's side of the conversation, for programs: finds servers, connects, joins, and comes
/// back by itself after a drop, losing nothing and doubling nothing. Blocking calls for virtual
/// threads, a [chatroom.client.Listener] for what happens, and no framework's types.
@NullMarked
package chatroom.client;

import org.jspecify.annotations.NullMarked;
