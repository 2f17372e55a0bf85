package chatroom.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every implementation of [SessionLog] is tested by: one or more tests for each numbered
/// promise, with its number in the name. An implementation's test extends this and says where its
/// data is.
public abstract class SessionLogContract
        implements AppendMusts, KeepMusts, ReadMusts, FollowMusts, EraseMusts, EndMusts {
    private @Nullable Store store;
    private @Nullable SessionLog log;

    /// Fresh data for one test.
    protected abstract Store freshStore() throws Exception;

    @BeforeEach
    void openFreshData() throws Exception {
        store = freshStore();
        log = store.open();
    }

    @AfterEach
    void giveUpData() throws Exception {
        log().close();
        store().close();
    }

    @Override
    public SessionLog log() {
        return Objects.requireNonNull(log);
    }

    @Override
    public Store store() {
        return Objects.requireNonNull(store);
    }

    @Override
    public SessionLog reopened() throws Exception {
        log().close();
        log = store().open();
        return log;
    }
}
