@NullMarked
package chatroom.desktop.finding;

import org.jspecify.annotations.NullMarked;
