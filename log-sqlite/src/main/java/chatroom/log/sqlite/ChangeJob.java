package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// A change beside the entries, such as a keep: true once it is on the disk.
final class ChangeJob implements Job {
    final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final Change change;
    private final Runnable then;
    private boolean found;

    /// Makes the change; false where there is nothing to change.
    interface Change {
        boolean make(Transaction transaction) throws SQLException;
    }

    ChangeJob(Change change) {
        this(change, () -> {});
    }

    /// `then` runs once the change is on the disk, before it is told.
    ChangeJob(Change change, Runnable then) {
        this.change = change;
        this.then = then;
    }

    @Override
    public void write(Transaction transaction) throws SQLException {
        found = change.make(transaction);
    }

    @Override
    public void done() {
        then.run();
        answer.complete(found);
    }

    @Override
    public void failed(Appended why) {
        answer.complete(false);
    }
}
