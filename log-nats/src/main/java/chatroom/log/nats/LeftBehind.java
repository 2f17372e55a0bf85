package chatroom.log.nats;

import chatroom.core.SessionId;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Finishes what nodes that died left half done: texts and sessions that were to be erased. Done
/// whenever a node starts. Blocks. Has no state.
record LeftBehind(Engine engine, Names names, Places places) {
    /// A session that is in no directory may just be coming or going: it counts as left behind when
    /// nothing was appended to it for so long.
    private static final Duration QUIET = Duration.ofMinutes(10);

    void finish() {
        for (SessionId session : sessions(Subjects.ALL_ERASURES)) {
            erasing(session).finish();
        }
        for (SessionId session : sessions(Subjects.ALL_LOGS)) {
            if (names.of(session) == null && quiet(session)) {
                erasing(session).everything();
            }
        }
    }

    private Erasing erasing(SessionId session) {
        return new Erasing(new Messages(engine, session), places);
    }

    private List<SessionId> sessions(String subjects) {
        StreamInfo info =
                engine.insist(() ->
                        engine.management()
                                .getStreamInfo(
                                        Subjects.STREAM,
                                        StreamInfoOptions.filterSubjects(subjects)));
        List<Subject> found = info.getStreamState().getSubjects();
        return found == null
                ? List.of()
                : found.stream().map(s -> Subjects.session(s.getName())).toList();
    }

    private boolean quiet(SessionId session) {
        MessageInfo last = engine.last(Subjects.log(session));
        return last != null && last.getTime().toInstant().isBefore(Instant.now().minus(QUIET));
    }
}
