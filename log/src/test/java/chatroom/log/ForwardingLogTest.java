package chatroom.log;

import chatroom.core.SessionId;

/// Whatever stands before a log keeps all its promises.
class ForwardingLogTest extends SessionLogContract {
    @Override
    protected Store freshStore() {
        MemoryLogStore behind = new MemoryLogStore(Runnable::run);
        return new Store() {
            @Override
            public SessionLog open() {
                return new ForwardingLog(behind.open()) {};
            }

            @Override
            public void damage(SessionId session, long seq) {
                behind.damage(session, seq);
            }

            @Override
            public boolean contains(String text) {
                return behind.contains(text);
            }
        };
    }
}
