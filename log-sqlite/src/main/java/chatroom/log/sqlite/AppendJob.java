package chatroom.log.sqlite;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.Position;
import chatroom.log.follow.Directory;
import chatroom.log.follow.Followers;
import chatroom.log.format.EncodedEvents;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One append, or with a name the creation of a session.
final class AppendJob implements Job {
    private final Wanted wanted;
    private final EncodedEvents encoded;
    private final @Nullable NameKey name;
    private final Directory directory;
    private final Followers followers;
    final CompletableFuture<Appended> answer = new CompletableFuture<>();
    private final long asked = System.nanoTime();
    private Appended outcome = new Appended.Unknown();
    private StoredBatch.@Nullable Head head;

    /// What is to be appended, and after which entry.
    record Wanted(
            SessionId session, long after, UUID batch, long at, List<Event> events, Keep keep) {}

    AppendJob(
            Wanted wanted,
            EncodedEvents encoded,
            @Nullable NameKey name,
            Directory directory,
            Followers followers) {
        this.wanted = wanted;
        this.encoded = encoded;
        this.name = name;
        this.directory = directory;
        this.followers = followers;
    }

    @Override
    public long bytes() {
        return encoded.bytes();
    }

    @Override
    public void write(Transaction transaction) throws SQLException {
        head = null;
        try {
            outcome = name == null ? append(transaction) : create(transaction, name);
        } catch (DamagedLog e) {
            outcome = new Appended.Broken(String.valueOf(e.getMessage()));
        }
    }

    private Appended create(Transaction transaction, NameKey name) throws SQLException {
        long key = transaction.tables().open(wanted.session(), name, wanted.at());
        if (key == 0) {
            return new Appended.Overtaken();
        }
        Hash start = Hash.start(wanted.session());
        return put(transaction, new Ends.End(key, 0, 0, start));
    }

    private Appended append(Transaction transaction) throws SQLException {
        Ends.End end = transaction.end(wanted.session());
        if (end == null) {
            return new Appended.Broken("there is no such session");
        }
        return end.seq() == wanted.after() ? put(transaction, end) : new Appended.Overtaken();
    }

    private Appended put(Transaction transaction, Ends.End end) throws SQLException {
        long at = Math.max(wanted.at(), end.at());
        StoredBatch batch = encoded.after(end.hash(), end.seq(), at, wanted.batch());
        long last = batch.head().last();
        if (!Schema.fits(end.key(), last)) {
            return new Appended.Broken("this log has no more places");
        }
        transaction.tables().insert(end.key(), batch);
        transaction.tables().put(end.key(), wanted.keep());
        transaction.ends().put(wanted.session(), new Ends.End(end.key(), last, at, batch.hash()));
        head = batch.head();
        return new Appended.Done(new Position(last, 0));
    }

    @Override
    public void done() {
        if (head != null) {
            if (name != null) {
                directory.open(new Listed(wanted.session(), name, wanted.at()));
            }
            if (followers.any(wanted.session())) {
                followers.offer(batch(head));
            }
        }
        answer.complete(outcome);
    }

    private Batch batch(StoredBatch.Head head) {
        List<Entry> entries = new ArrayList<>(wanted.events().size());
        for (Event event : wanted.events()) {
            entries.add(new Entry(head.first() + entries.size(), head.at(), event));
        }
        return new Batch(wanted.session(), head.id(), entries, new Position(head.last(), 0));
    }

    @Override
    public void giveUp(long askedBefore) {
        if (asked - askedBefore < 0) {
            answer.complete(new Appended.Unknown());
        }
    }

    @Override
    public void failed(Appended why) {
        answer.complete(why);
    }
}
