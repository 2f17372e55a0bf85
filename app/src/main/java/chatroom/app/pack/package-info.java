/// Makes of the built program what people install who have no Java: `./chatroom package`. Runs on
/// the JDK that built it, for the system that it runs on.
@NullMarked
package chatroom.app.pack;

import org.jspecify.annotations.NullMarked;
