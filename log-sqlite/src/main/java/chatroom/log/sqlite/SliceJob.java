package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// An erasing that is done slice by slice: true once all is erased and overwritten.
final class SliceJob implements Job {
    final CompletableFuture<Boolean> answer;
    private final Slice slice;
    private boolean more = true;

    /// Erases a slice; true where there is more.
    interface Slice {
        boolean erase(Erasing erasing) throws SQLException;
    }

    SliceJob(CompletableFuture<Boolean> answer, Slice slice) {
        this.answer = answer;
        this.slice = slice;
    }

    @Override
    public void write(Transaction transaction) throws SQLException {
        more = slice.erase(transaction.tables().erasing);
    }

    @Override
    public long bytes() {
        return Erasing.SLICE_BYTES;
    }

    boolean more() {
        return more;
    }

    /// That all is erased is told when it is overwritten too: by the writer.
    @Override
    public void done() {}

    /// It goes on when the log is opened again.
    @Override
    public void failed(Appended why) {
        more = false;
        answer.complete(false);
    }
}
