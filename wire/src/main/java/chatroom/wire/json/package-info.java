/// The JSON that the frames need: strict reading of objects that nobody has checked, and writing
/// into bytes. By hand, because both ends of it face strangers; the ADR says what that spares.
@NullMarked
package chatroom.wire.json;

import org.jspecify.annotations.NullMarked;
