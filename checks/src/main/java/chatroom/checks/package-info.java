/// What holds the repository together and is nobody's feature: the rules of the architecture, the
/// rules of the repository, and the summary at the end of `./verify`. Nothing depends on it.
@NullMarked
package chatroom.checks;

import org.jspecify.annotations.NullMarked;
