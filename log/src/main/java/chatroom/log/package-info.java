/// The seam between a session and what keeps it: [chatroom.log.SessionLog] with its numbered
/// promises, and a log in memory. What implements it passes the suite in this module's test-jar.
@NullMarked
package chatroom.log;

import org.jspecify.annotations.NullMarked;
