/// How it looks: colours, type and pictures, in light and dark, at the size that somebody reads.
@NullMarked
package chatroom.desktop.look;

import org.jspecify.annotations.NullMarked;
