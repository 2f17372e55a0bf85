/// Tests of finding and being found, and the small programs that the tests in network namespaces
/// start.
@NullMarked
package chatroom.discovery;

import org.jspecify.annotations.NullMarked;
