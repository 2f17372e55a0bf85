package chatroom.log.nats;

import chatroom.log.SessionLogContract;
import chatroom.log.Store;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The contract, against a real server: for one node, and for three that share the data and are
/// asked in turn.
@Tag("e2e")
class NatsLogTest {
    @Nested
    class OneNode extends SessionLogContract {
        @Override
        protected Store freshStore() throws IOException {
            return new NatsStore(1);
        }
    }

    @Nested
    class ThreeNodesInTurn extends SessionLogContract {
        @Override
        protected Store freshStore() throws IOException {
            return new NatsStore(3);
        }
    }
}
