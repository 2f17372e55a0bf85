@NullMarked
package chatroom.desktop.settings;

import org.jspecify.annotations.NullMarked;
