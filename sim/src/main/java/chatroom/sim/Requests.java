package chatroom.sim;

import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client has asked and not heard of: on this connection, and of its messages on all of
/// them. For one thread.
final class Requests {
    private final Map<Long, Request> open = new LinkedHashMap<>();
    private final Map<Long, Request.Say> unsure = new LinkedHashMap<>();

    /// What waits for an answer, and was asked at another place than the one it has now.
    private final Set<Long> before = new HashSet<>();

    private long ids;

    /// The next id: a counter from 1, kept across connections.
    long next() {
        return ++ids;
    }

    void sent(Request request) {
        if (request instanceof Request.Hello) {
            return;
        }
        open.put(request.id(), request);
        if (request instanceof Request.Say say && !say.text().startsWith("/")) {
            unsure.put(say.id(), say);
        }
    }

    /// Whether it waits for an answer on this connection.
    boolean open(Request request) {
        return open.containsKey(request.id());
    }

    /// What was asked under that id, and waits no longer; null where nothing was.
    @Nullable Request answered(long id) {
        return open.remove(id);
    }

    /// Whether the answer to that is about another place.
    boolean before(long id) {
        return before.contains(id);
    }

    /// It is known what became of a message.
    void sure(long id) {
        unsure.remove(id);
    }

    int unanswered() {
        return open.size();
    }

    /// Messages whose fate is not known, in the order in which they were said.
    List<Request.Say> unsure() {
        return new ArrayList<>(unsure.values());
    }

    /// The connection is gone, and with it all answers.
    void lost() {
        open.clear();
        before.clear();
    }

    /// The place is given up: what was said there is of no interest any more.
    void forget() {
        unsure.clear();
        before.addAll(open.keySet());
    }
}
