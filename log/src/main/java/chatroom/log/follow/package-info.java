/// What the logs share for telling those who follow: one after another, in order, each thing once.
/// Knows nothing of how a log stores.
@NullMarked
package chatroom.log.follow;

import org.jspecify.annotations.NullMarked;
