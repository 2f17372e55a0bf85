package chatroom.sim;

import chatroom.core.Entry;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one link was asked and told, at the moment it was: who is told what they may not know, or
/// what is not in the log yet, is found out here, whatever becomes of the bytes. For one thread.
final class Sight implements SimLink.Witness {
    private final Client client;
    private final Oracle oracle;
    private final SimClock clock;
    private final long mostPending;
    private final Map<Long, Optional<Request>> open = new HashMap<>();
    private Frame.Body.@Nullable Place place;

    /// Where it was last: what it said there may be acknowledged when it is out.
    private Frame.Body.@Nullable Place last;

    /// @param mostPending bytes that may wait for one client at most
    Sight(Client client, Oracle oracle, SimClock clock, long mostPending) {
        this.client = client;
        this.oracle = oracle;
        this.clock = clock;
        this.mostPending = mostPending;
    }

    @Override
    public void asked(Request request) {
        if (request instanceof Request.Hello hello) {
            if (hello.then() != null) {
                asked(hello.then());
            }
        } else {
            open.put(request.id(), Optional.of(request));
        }
        boolean sign = request instanceof Request.Stay || request instanceof Request.Draft;
        if (sign && place != null) {
            client.claims.sign(place.session(), place.member(), clock.now());
        }
        if (request instanceof Request.Join join) {
            client.claims.arrived(join, clock.now());
        }
    }

    @Override
    public void asked(long id) {
        open.put(id, Optional.empty());
    }

    @Override
    public void told(Entry entry, long pending) {
        bounded(pending);
        if (place == null) {
            throw new Violation(client.tag + " is told " + entry + " outside any session");
        }
        Truth.Known known = oracle.known(place.session());
        oracle.same(client.tag, known, entry);
        oracle.mayRead(client.tag, known, place.member(), entry.seq());
        if (gone(known, known.batch(entry.seq()), place.member())) {
            throw new Violation(
                    client.tag + " is told " + entry + ", when it is no member any more");
        }
    }

    /// Whether the member left, or was kicked, before the entry `seq`.
    private static boolean gone(Truth.Known known, long seq, int member) {
        return seq > 1
                && known.state(seq - 1).next() > member
                && known.state(seq - 1).members().find(member) == null;
    }

    @Override
    public void sent(Frame frame, long pending) {
        bounded(pending);
        switch (frame) {
            case Frame.Ok ok -> ok(ok);
            case Frame.No no -> answered(no.id());
            case Frame.State state -> state(state);
            case Frame.Push.Out _ -> place = null;
            default -> {}
        }
    }

    private void bounded(long pending) {
        if (pending > mostPending) {
            throw new Violation(pending + " bytes wait for " + client.tag);
        }
    }

    private @Nullable Request answered(long id) {
        Optional<Request> asked = open.remove(id);
        if (asked == null) {
            if (id != 0) {
                throw new Violation(client.tag + " is answered twice, or unasked: " + id);
            }
            return null;
        }
        return asked.orElse(null);
    }

    private void ok(Frame.Ok ok) {
        Request asked = answered(ok.id());
        switch (ok.body()) {
            case Frame.Body.Place entered -> {
                oracle.joined(oracle.known(entered.session()), entered.member());
                place = entered;
                last = entered;
            }
            case Frame.Body.Seq seq -> {
                if (last == null) {
                    throw new Violation(client.tag + " says something outside any session");
                }
                oracle.acknowledged(client, last.session(), last.member(), ok.id(), seq.seq());
            }
            case null, default -> {
                if (asked instanceof Request.Say say && !say.text().startsWith("/")) {
                    throw new Violation(client.tag + " is not told where its message is");
                }
            }
        }
    }

    private void state(Frame.State state) {
        if (place == null || !place.session().equals(state.session())) {
            throw new Violation(client.tag + " is told the state of another session");
        }
        oracle.stateTold(client.tag, state);
    }
}
