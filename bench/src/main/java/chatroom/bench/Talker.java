package chatroom.bench;

import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/// One member of the load generator: hears everything and keeps account of it; while it talks, it
/// has as many messages unanswered as it may. Used by one thread.
final class Talker implements AutoCloseable {
    private static final byte[] ENTRY = ascii("{\"t\":\"entry\",\"seq\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] SAID = ascii(",\"e\":\"said\",\"m\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] OK = ascii("{\"t\":\"ok\",\"id\":");
    private static final byte[] STATE = ascii("{\"t\":\"state\"");
    private static final byte[] NO = ascii("{\"t\":\"no\"");
    private static final byte[] BYE = ascii("{\"t\":\"bye\"");

    /// Ids of messages all have ten digits, so that each is the one before with other digits.
    private static final long IDS = 1_000_000_000;

    private static final int ID_DIGITS = 10;
    private static final String BEFORE_ID = "{\"t\":\"say\",\"id\":";

    /// About as long as what people write.
    private static final String AFTER_ID =
            ",\"text\":\"Has anybody seen the small blue screwdriver?\"}";

    private final LeanSocket socket;
    private final int most;
    private final Account account;
    private final Cursor cursor = new Cursor();
    private final byte[] message = ascii(BEFORE_ID + IDS + AFTER_ID);
    private boolean entered;
    private int unanswered;
    private long said;

    private Talker(LeanSocket socket, int members, int most) {
        this.socket = socket;
        this.most = most;
        this.account = new Account(members);
    }

    /// Connects and comes into a session.
    ///
    /// @param enter the request that leads there
    /// @param members how many the session will have
    /// @param most how many messages it may have unanswered; one that may have none only hears
    static Talker enter(int port, Request enter, int members, int most) throws IOException {
        Talker talker = new Talker(LeanSocket.open(port), members, most);
        talker.socket.put(
                RequestCodec.encode(new Request.Hello(Protocol.VERSION, "bench", "", enter)));
        talker.socket.flush();
        while (!talker.entered) {
            talker.read();
        }
        return talker;
    }

    /// From now on it is served when the selector says so.
    void register(Selector selector) throws IOException {
        socket.register(selector, this);
    }

    // What it says.

    /// Says as much as it may.
    void talk() {
        for (; unanswered < most; unanswered++) {
            long id = IDS + ++said;
            for (int i = BEFORE_ID.length() + ID_DIGITS - 1; i >= BEFORE_ID.length(); i--) {
                message[i] = (byte) ('0' + id % 10);
                id /= 10;
            }
            socket.put(message);
        }
    }

    /// Writes what the socket takes.
    ///
    /// @return whether that was all
    boolean flush() throws IOException {
        return socket.flush();
    }

    /// How many messages it has said.
    long said() {
        return said;
    }

    boolean answered() {
        return unanswered == 0;
    }

    // What it hears.

    /// What it has been told so far.
    Account account() {
        return account;
    }

    /// Takes in what has come.
    void read() throws IOException {
        socket.read(this::hear);
    }

    private void hear(byte[] bytes, int from, int to) throws IOException {
        cursor.over(bytes, from, to);
        if (cursor.takes(ENTRY)) {
            cursor.number();
            cursor.takes(AT);
            cursor.number();
            if (cursor.takes(SAID)) {
                int member = (int) cursor.number();
                cursor.takes(ID);
                account.heard(member, cursor.number() - IDS);
            }
        } else if (cursor.takes(OK)) {
            if (cursor.number() > IDS) {
                unanswered--;
            }
        } else if (cursor.takes(STATE)) {
            entered = true;
        } else if (cursor.takes(NO) || cursor.takes(BYE)) {
            throw new ProtocolException(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
