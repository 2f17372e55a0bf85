/// The log of a single server: sessions in one SQLite file in the data folder. Knows the seam and
/// the stored format, and nobody but whoever starts a server knows it.
@NullMarked
package chatroom.log.sqlite;

import org.jspecify.annotations.NullMarked;
