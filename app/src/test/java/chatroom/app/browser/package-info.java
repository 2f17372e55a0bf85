/// The web client, in a real browser against a real server.
@NullMarked
package chatroom.app.browser;

import org.jspecify.annotations.NullMarked;
