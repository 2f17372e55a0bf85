/// The client with windows: which screen follows which. Each screen is a package with a view, which
/// draws, and a model, which knows what is to be seen and can be tested without a window.
@NullMarked
package chatroom.desktop;

import org.jspecify.annotations.NullMarked;
