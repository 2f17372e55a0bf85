/// What somebody chose for this program, and the screen where they choose.
@NullMarked
package chatroom.desktop.settings;

import org.jspecify.annotations.NullMarked;
