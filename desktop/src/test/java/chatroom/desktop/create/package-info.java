@NullMarked
package chatroom.desktop.create;

import org.jspecify.annotations.NullMarked;
