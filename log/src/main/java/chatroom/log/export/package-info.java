/// Sessions as a file, `docs/export-format.md`: the backup of a log, and the way from one log to
/// another. Knows nothing of how a log stores.
@NullMarked
package chatroom.log.export;

import org.jspecify.annotations.NullMarked;
