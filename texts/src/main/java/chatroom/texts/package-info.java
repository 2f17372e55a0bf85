/// The words of all clients, by key and language. Nothing here knows what they are said about: who
/// says something brings the arguments.
@NullMarked
package chatroom.texts;

import org.jspecify.annotations.NullMarked;
