package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import java.util.Objects;
import java.util.concurrent.Executor;

/// A [MemoryStore] as the contract wants it.
final class MemoryLogStore implements Store {
    private final MemoryStore store = new MemoryStore();
    private final Executor executor;

    MemoryLogStore(Executor executor) {
        this.executor = executor;
    }

    @Override
    public SessionLog open() {
        return new MemoryLog(store, executor);
    }

    @Override
    public void damage(SessionId session, long seq) {
        Objects.requireNonNull(store.find(session)).damage(seq);
    }

    @Override
    public boolean contains(String text) {
        return store.directory.all().stream()
                .map(listed -> Objects.requireNonNull(store.find(listed.id())))
                .anyMatch(s -> holds(s, text));
    }

    private static boolean holds(MemorySession session, String text) {
        return session.keep().records().containsValue(text)
                || session.read(0, Integer.MAX_VALUE).stream()
                        .flatMap(b -> b.entries().stream())
                        .map(Entry::toString)
                        .anyMatch(e -> e.contains(text));
    }
}
