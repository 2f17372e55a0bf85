/// What every screen stands on: the person's files and words, and the crossing to the thread that
/// draws.
@NullMarked
package chatroom.desktop.ground;

import org.jspecify.annotations.NullMarked;
