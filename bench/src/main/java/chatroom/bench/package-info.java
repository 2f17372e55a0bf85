/// Measures what the program promises about speed, against a real server process on this machine.
/// `bench/run` starts it; `docs/performance.md` has the results.
@NullMarked
package chatroom.bench;

import org.jspecify.annotations.NullMarked;
