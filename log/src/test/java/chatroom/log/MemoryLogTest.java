package chatroom.log;

import org.junit.jupiter.api.Nested;

/// The contract for a log in memory, with everything done at once and with everything done by other
/// threads.
class MemoryLogTest {
    @Nested
    class OnTheThreadThatAsks extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new MemoryLogStore(Runnable::run);
        }
    }

    @Nested
    class OnThreadsOfItsOwn extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new MemoryLogStore(task -> Thread.ofVirtual().start(task));
        }
    }
}
