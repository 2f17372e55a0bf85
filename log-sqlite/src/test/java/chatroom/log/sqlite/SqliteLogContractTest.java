package chatroom.log.sqlite;

import chatroom.log.SessionLogContract;
import chatroom.log.Store;
import java.io.IOException;

class SqliteLogContractTest extends SessionLogContract {
    @Override
    protected Store freshStore() throws IOException {
        return new SqliteStore();
    }
}
