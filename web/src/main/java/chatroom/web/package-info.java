/// The client in the browser, as files that a server serves: what they are called, how they are
/// packed, and what a page of them may do.
@NullMarked
package chatroom.web;

import org.jspecify.annotations.NullMarked;
