/// Emoji as pictures, because JavaFX draws those of fonts as blank space on some systems.
@NullMarked
package chatroom.desktop.emoji;

import org.jspecify.annotations.NullMarked;
