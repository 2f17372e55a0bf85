package chatroom.client;

import chatroom.core.Refusal;
import chatroom.core.Slash;
import chatroom.core.WhenAdminLeaves;
import chatroom.discovery.Finder;
import chatroom.discovery.Finding;
import chatroom.discovery.FoundServer;
import chatroom.discovery.Search;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One person at one server: connected, and in one session at a time. Every call blocks until the
/// server has answered, across drops: the client comes back by itself, and what was asked meanwhile
/// waits and is done once.
///
/// Any thread may call, virtual threads best, and so may the [Listener]. Calls throw [Refused]
/// where the server's answer is no, and [Gone] where the connection is over for good.
public final class Client implements AutoCloseable {
    /// No name and no code comes near it; longer ones need no round trip to be wrong.
    private static final int WORD_CHARS = 1_000;

    private final Outstanding outstanding = new Outstanding();
    private final Presence presence = new Presence();
    private final Teller teller;
    private final Keeper keeper;
    private final Thread keeping;

    private Client(Link link, Route route, Pace pace, Listener listener) {
        teller = new Teller(listener);
        keeper =
                new Keeper(
                        link,
                        route,
                        pace,
                        new Lasting(outstanding, presence, new Watched(), teller));
        keeping = Thread.ofVirtual().name("chatroom-keeper").unstarted(keeper);
    }

    // Getting there.

    /// Asks the network for servers, for 800 ms, and for 3 s where none answers.
    public static Finding find() throws InterruptedException {
        return Finder.find(Search.USUAL);
    }

    /// As [#find], and asks remembered servers where they were last, too, which may be behind a
    /// router. None of them is pushed out of the list by others.
    public static Finding find(RememberedServers remembered) throws InterruptedException {
        return Finder.find(remembered.search());
    }

    /// Connects to a server that was found, on whichever of its addresses it proves to be the one.
    ///
    /// @throws IdentityChanged where what answers there has another key than the one announced
    /// @throws IOException where none leads there; its message is a sentence for people
    public static Client connect(FoundServer server, Listener listener) throws IOException {
        Options options = Options.of("chatroom library").withIdentity(server.identity());
        return connect(Address.of(server), options, listener);
    }

    /// Connects to `HOST`, `HOST:PORT` or `HOST:PORT#IDENTITY`. Without an identity it is whichever
    /// server answers: compare [#identity] with what the server's console shows, or remember it and
    /// give it next time.
    ///
    /// @throws IdentityChanged where what answers there has another identity
    /// @throws IOException where that does not lead to a server
    /// @throws IllegalArgumentException where it is no address
    public static Client connect(String address, Listener listener) throws IOException {
        Destination destination = Destination.parse(address);
        Options options = Options.of("chatroom library").withIdentity(destination.identity());
        return connect(List.of(destination.address()), options, listener);
    }

    /// Connects to one server at any of its addresses, the first that answers and proves to be the
    /// one of [Options#identity]. Before that it is not told a word; all that is said is encrypted
    /// (TLS 1.2 or 1.3).
    ///
    /// @throws IdentityChanged where what answers has another identity
    /// @throws IOException where none leads there
    public static Client connect(List<Address> addresses, Options options, Listener listener)
            throws IOException {
        Request.Hello hello =
                new Request.Hello(Protocol.VERSION, options.client(), options.person(), null);
        Route route = new Route(addresses, options.identity(), hello, options.pace());
        Client client = new Client(route.open(), route, options.pace(), listener);
        client.teller.start();
        client.keeping.start();
        return client;
    }

    /// What the server has proved to be; coming back, the client accepts no other.
    public ServerIdentity identity() {
        return keeper.identity();
    }

    /// What the server says of itself, as of the last time it was connected to.
    public Frame.Welcome server() {
        return keeper.welcome();
    }

    // The list.

    public List<Frame.Listed> list() throws InterruptedException {
        return sessions(ask(Request.List::new));
    }

    /// As [#list], and from then on every change comes as [News.Sessions].
    public List<Frame.Listed> watch() throws InterruptedException {
        return sessions(ask(id -> new Request.Watch(id, true)));
    }

    /// No changes of the list any more.
    public void unwatch() throws InterruptedException {
        ask(id -> new Request.Watch(id, false));
    }

    private static List<Frame.Listed> sessions(Frame.@Nullable Body body) {
        return body instanceof Frame.Body.Sessions(var sessions) ? sessions : List.of();
    }

    // In and out of a session.

    /// Creates a session and is in it as its admin. The first news is its [News.Entered].
    public Mirror create(NewSession wanted, String name) throws InterruptedException {
        bounded(Refusal.Code.NAME_LONG, wanted.name(), name);
        bounded(Refusal.Code.CODE_DIGITS, wanted.code());
        Duration inactivity = wanted.inactivity();
        ask(id ->
                new Request.Create(
                        id,
                        wanted.name(),
                        name,
                        wanted.code(),
                        wanted.whenAdminLeaves(),
                        inactivity == null ? null : inactivity.toMillis(),
                        wanted.past(),
                        wanted.encryptedOnly()));
        return entered();
    }

    /// Joins the session of that name or id. May have to wait for minutes until somebody inside
    /// says yes: then [News.Waiting] comes first.
    public Mirror join(String session, String name, @Nullable String code)
            throws InterruptedException {
        return join(session, name, code, null);
    }

    /// Joins with the token by which one was admin before ([News.Admin]).
    public Mirror join(String session, String name, @Nullable String code, @Nullable String admin)
            throws InterruptedException {
        bounded(Refusal.Code.NAME_LONG, session, name);
        bounded(Refusal.Code.CODE_DIGITS, code);
        ask(id -> new Request.Join(id, session, name, code, admin));
        return entered();
    }

    /// Takes one's place again after a timeout; what was missed is told.
    public Mirror again() throws InterruptedException {
        if (presence.comeBack(0) == null) {
            throw new Refused(Refusal.of(Refusal.Code.PLACE_GONE));
        }
        ask(id -> {
            Request back = presence.comeBack(id);
            return back == null ? new Request.Stay(id) : back;
        });
        return entered();
    }

    /// Takes a place that another program of the same person held; see [Place#next].
    public Mirror resume(Place place) throws InterruptedException {
        outstanding.skip(place.ids());
        presence.hold(place);
        return again();
    }

    /// What brings one back to the session one is in, for [#resume].
    public Optional<Place> place() {
        return presence.place();
    }

    /// The session one is in, as of now, or the last one; entries that the listener has yet to hear
    /// are in it.
    public Optional<Mirror> mirror() {
        return presence.mirror();
    }

    private Mirror entered() {
        return presence.mirror()
                .orElseThrow(() -> new Refused(Refusal.of(Refusal.Code.SESSION_ENDED)));
    }

    /// Leaves the session; the connection stays.
    public void leave() throws InterruptedException {
        leave(null);
    }

    /// Leaves; where one is the admin, `instead` overrides what becomes of the role.
    public void leave(@Nullable WhenAdminLeaves instead) throws InterruptedException {
        ask(id -> new Request.Leave(id, instead));
    }

    // Talking.

    /// Says something to everybody, or gives a command that begins with `/`. When this returns, it
    /// is durable, and stands in the log once.
    ///
    /// @return [Frame.Body.Seq] for what everybody is told; what a command answers, or null where
    ///   that is only: done
    public Frame.@Nullable Body say(String text) throws InterruptedException {
        Frame.Bounds limits = server().limits();
        if (text.length() > limits.textBytes()
                || text.codePointCount(0, text.length()) > limits.textCodePoints()
                || text.getBytes(StandardCharsets.UTF_8).length > limits.textBytes()) {
            throw new Refused(Refusal.of(Refusal.Code.MESSAGE_LONG));
        }
        return ask(id -> new Request.Say(id, text));
    }

    /// Lets somebody in who knocks ([News.Knocked]), or does not.
    ///
    /// @throws Refused where that is over, or for others to say
    public void admit(String knock, boolean in) throws InterruptedException {
        ask(id -> new Request.Admit(id, knock, in));
    }

    /// The code of the session one leads is this from now on: five digits, or null for none.
    public void code(@Nullable String code) throws InterruptedException {
        bounded(Refusal.Code.CODE_DIGITS, code);
        say(Slash.CODE.word() + " " + (code == null ? "none" : code));
    }

    /// I am there: the answer to [News.Warned].
    public void stay() throws InterruptedException {
        ask(Request.Stay::new);
    }

    /// What I am writing has changed; to be told at most once a minute.
    public void draft() throws InterruptedException {
        ask(Request.Draft::new);
    }

    /// Entries before the seq `before`: up to `limit` messages with the entries between.
    public Frame.Body.Past history(long before, int limit) throws InterruptedException {
        return ask(id -> new Request.History(id, before, limit)) instanceof Frame.Body.Past past
                ? past
                : Frame.Body.Past.NONE;
    }

    /// Stops the server, by the exit code that it printed at its start. Returns when it has begun
    /// to. Of several nodes the one that one is connected to, or `all`; null asks which is needed.
    public void exit(String code, @Nullable Boolean all) throws InterruptedException {
        bounded(Refusal.Code.EXIT_WRONG, code);
        ask(id -> new Request.Exit(id, code, all));
    }

    private static void bounded(Refusal.Code otherwise, @Nullable String... words) {
        for (String word : words) {
            if (word != null && word.length() > WORD_CHARS) {
                throw new Refused(Refusal.of(otherwise));
            }
        }
    }

    private Frame.@Nullable Body ask(LongFunction<Request> request) throws InterruptedException {
        teller.waits(true);
        try {
            return outstanding.ask(request).await();
        } finally {
            teller.waits(false);
        }
    }

    // The end.

    /// Closes the connection. One does not leave by that: the place is held for a while.
    @Override
    public void close() {
        keeper.close();
        keeping.interrupt();
        try {
            keeping.join();
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
