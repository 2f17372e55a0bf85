package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.Appended;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// The beginning of an erasing: what is to be erased is out of sight once this is done, and gone
/// when the slices that it hands to the writer are.
final class EraseJob implements Job {
    final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final SessionId session;
    private final Kind kind;
    private final Writer writer;
    private long key;

    /// What is erased: all of a session, or texts of it.
    sealed interface Kind {
        /// `out` takes it out of the directory.
        record Everything(Runnable out) implements Kind {}

        record Texts(long throughSeq) implements Kind {}
    }

    EraseJob(SessionId session, Kind kind, Writer writer) {
        this.session = session;
        this.kind = kind;
        this.writer = writer;
    }

    @Override
    public void write(Transaction transaction) throws SQLException {
        Tables tables = transaction.tables();
        switch (kind) {
            case Kind.Everything _ -> {
                key = tables.keyOfAny(session);
                tables.erasing.remove(key);
                transaction.ends().remove(session);
            }
            case Kind.Texts texts -> {
                key = tables.key(session);
                if (key != 0) {
                    tables.erasing.hide(key, texts.throughSeq());
                }
            }
        }
    }

    @Override
    public void done() {
        if (kind instanceof Kind.Everything everything) {
            everything.out().run();
        }
        if (key != 0) {
            writer.erase(new SliceJob(answer, slice(kind, session, key)));
        } else {
            answer.complete(kind instanceof Kind.Everything);
        }
    }

    static SliceJob.Slice slice(Kind kind, SessionId session, long key) {
        return switch (kind) {
            case Kind.Everything _ -> erasing -> erasing.removeSlice(key);
            case Kind.Texts _ -> erasing -> erasing.clearSlice(session, key);
        };
    }

    @Override
    public void failed(Appended why) {
        answer.complete(false);
    }
}
