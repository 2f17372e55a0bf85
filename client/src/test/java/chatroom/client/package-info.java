@NullMarked
package chatroom.client;

import org.jspecify.annotations.NullMarked;
