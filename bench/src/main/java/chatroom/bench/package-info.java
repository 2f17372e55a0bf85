/// Measures what the program promises about speed.
@NullMarked
package chatroom.bench;

import org.jspecify.annotations.NullMarked;
