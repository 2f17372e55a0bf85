/// The parts that a message passes, each measured by itself in this process, by JMH: decided and
/// applied, encoded, decoded, appended, told. `bench/run parts` starts them; `docs/performance.md`
/// has the results.
@NullMarked
package chatroom.bench.parts;

import org.jspecify.annotations.NullMarked;
