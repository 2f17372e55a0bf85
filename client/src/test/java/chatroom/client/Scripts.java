package chatroom.client;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.Past;
import chatroom.core.Text;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What the servers of these tests do on their connections, piece by piece, and a client that is
/// connected to them. Stateless.
final class Scripts {
    private Scripts() {}

    /// A server whose connections each run the next of the scripts, the last one again and again.
    static Peer peer(Peer.Script... scripts) {
        AtomicInteger next = new AtomicInteger();
        return Peer.shaken(socket -> {
            socket.next();
            socket.send(TinyServer.welcome());
            scripts[Math.min(next.getAndIncrement(), scripts.length - 1)].run(socket);
        });
    }

    /// A client that comes back at once.
    static Client connect(Peer peer, Listener listener) throws IOException {
        return connect(peer, listener, ResumeTest.QUICK);
    }

    static Client connect(Peer peer, Listener listener, Pace pace) throws IOException {
        Options options = Options.of("test").withPace(pace);
        return Client.connect(List.of(Address.parse(peer.address())), options, listener);
    }

    /// Answers nothing, until the client goes.
    static void idle(PeerSocket socket) throws IOException {
        while (socket.read() != null) {
            // Whatever comes is of no interest.
        }
    }

    static Frame.Ok ok(Request request, Frame.Body body) {
        return new Frame.Ok(request.id(), body);
    }

    /// The session in which Anna is alone and the admin, as member 1.
    static Frame.State state(long seq, Entry... past) {
        Frame.Person anna = new Frame.Person(1, "Anna", "anna", Door.ENCRYPTED, 10, 10, 0, false);
        return new Frame.State(
                TinyServer.ID,
                "Planets",
                "planets",
                "12345",
                seq,
                10,
                1,
                "Anna",
                WhenAdminLeaves.PASS_ON,
                240_000,
                Past.ALL,
                false,
                false,
                Leaders.ANY,
                2,
                1,
                List.of(anna),
                List.of(past),
                List.of(),
                false);
    }

    /// Answers a join with place 1 and the state as of that seq.
    static void seat(PeerSocket socket, long seq) throws IOException {
        Request join = socket.next();
        socket.send(ok(join, new Frame.Body.Place(TinyServer.ID, 1, "token")));
        socket.send(state(seq));
    }

    static Frame.Told said(long seq, long id) {
        return new Frame.Told(new Entry(seq, 20, new Event.Said(1, id, Text.of("text " + seq))));
    }

    static Request.Resume resume(PeerSocket socket) throws IOException {
        if (socket.next() instanceof Request.Resume resume) {
            return resume;
        }
        throw new IOException("that is no resume");
    }
}
