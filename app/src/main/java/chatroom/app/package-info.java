/// The one program that people start: it finds the subcommand that was asked for and runs it. It
/// sees every module, and no module sees it.
@NullMarked
package chatroom.app;

import org.jspecify.annotations.NullMarked;
