@NullMarked
package chatroom.web;

import org.jspecify.annotations.NullMarked;
