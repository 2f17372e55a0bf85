/// A log that many nodes share: sessions in a stream of NATS JetStream. What is stored, and why so,
/// stands in `docs/log-format.md` and in decision 0008.
@NullMarked
package chatroom.log.nats;

import org.jspecify.annotations.NullMarked;
