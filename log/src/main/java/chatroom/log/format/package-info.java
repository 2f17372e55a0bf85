/// How sessions are written down, version 1: the bytes of a batch, its texts beside it, the chain
/// of hashes, and snapshots. The same for every log that stores bytes; `docs/log-format.md`
/// describes it for strangers.
@NullMarked
package chatroom.log.format;

import org.jspecify.annotations.NullMarked;
