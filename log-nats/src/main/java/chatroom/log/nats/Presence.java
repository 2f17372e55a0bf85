package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Peers;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Says every two seconds who is connected to this node, in a plain message that the engine keeps
/// nowhere, and hears what other nodes say. A node that was not heard for some time is gone; who
/// hears not even itself says nothing about others. May be used from any thread.
final class Presence implements Peers, AutoCloseable {
    private static final long EVERY = 2_000;

    /// Three times missed, and a little.
    private static final long GONE_AFTER = 7_000_000_000L;

    private static final String NODES = "chatroom.nodes";
    private static final int MOST_BYTES = 512 * 1024;
    private static final byte[] LEAVING = new byte[1];

    private final Engine engine;
    private final String own = UUID.randomUUID().toString();
    private final Map<String, Other> nodes = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /// Who is connected to a node in one session, and when it said so, in nanoseconds.
    private record Heard(long at, Set<Integer> members) {
        boolean fresh() {
            return System.nanoTime() - at < GONE_AFTER;
        }
    }

    /// What one node has said, and when the last of it, in nanoseconds.
    private static final class Other {
        private final Map<SessionId, Heard> sessions = new ConcurrentHashMap<>();
        private volatile long at;

        boolean fresh() {
            return System.nanoTime() - at < GONE_AFTER;
        }

        boolean has(SessionId session, int member) {
            Heard heard = sessions.get(session);
            return heard != null && heard.fresh() && heard.members().contains(member);
        }

        void told(BiConsumer<SessionId, Set<Integer>> gone) {
            sessions.forEach((session, heard) -> gone.accept(session, heard.members()));
        }
    }

    Presence(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void begin(
            Supplier<Map<SessionId, Set<Integer>>> here, BiConsumer<SessionId, Set<Integer>> gone) {
        Dispatcher dispatcher = engine.connection().createDispatcher();
        dispatcher.subscribe(NODES + ".*", message -> heard(message, gone));
        engine.threads().execute(() -> speak(here, gone));
    }

    private void speak(
            Supplier<Map<SessionId, Set<Integer>>> here, BiConsumer<SessionId, Set<Integer>> gone) {
        try {
            while (!ended) {
                say(here.get());
                Thread.sleep(EVERY);
                missed(gone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// In as many messages as it takes.
    private void say(Map<SessionId, Set<Integer>> members) {
        Iterator<Map.Entry<SessionId, Set<Integer>>> all = members.entrySet().iterator();
        do {
            publish(
                    ContentCodec.bytes(out -> {
                        while (all.hasNext() && out.size() < MOST_BYTES) {
                            Map.Entry<SessionId, Set<Integer>> one = all.next();
                            out.writeUTF(one.getKey().value());
                            Integer[] numbers = one.getValue().toArray(Integer[]::new);
                            out.writeInt(numbers.length);
                            for (int number : numbers) {
                                out.writeInt(number);
                            }
                        }
                    }));
        } while (all.hasNext());
    }

    private void publish(byte[] body) {
        try {
            engine.connection().publish(NODES + "." + own, body);
        } catch (IllegalStateException e) {
            // Not connected: nobody hears it, and nobody is heard.
            return;
        }
    }

    private void heard(Message message, BiConsumer<SessionId, Set<Integer>> gone) {
        String node = message.getSubject().substring(NODES.length() + 1);
        byte[] body = message.getData();
        if (body.length == LEAVING.length) {
            Other left = nodes.remove(node);
            if (left != null) {
                left.told(gone);
            }
            return;
        }
        Other other = nodes.computeIfAbsent(node, _ -> new Other());
        long now = System.nanoTime();
        other.at = now;
        members(body)
                .forEach((session, there) -> other.sessions.put(session, new Heard(now, there)));
    }

    private static Map<SessionId, Set<Integer>> members(byte[] body) {
        return ContentCodec.read(
                body,
                in -> {
                    Map<SessionId, Set<Integer>> all = new HashMap<>();
                    while (in.available() > 0) {
                        SessionId session = new SessionId(in.readUTF());
                        Set<Integer> members = new HashSet<>();
                        for (int left = in.readInt(); left > 0; left--) {
                            members.add(in.readInt());
                        }
                        all.put(session, members);
                    }
                    return all;
                });
    }

    /// Who hears at least itself knows who is not heard.
    private void missed(BiConsumer<SessionId, Set<Integer>> gone) {
        if (!hearing()) {
            return;
        }
        nodes.forEach((node, other) -> {
            if (!other.fresh() && nodes.remove(node, other)) {
                other.told(gone);
            }
            other.sessions.values().removeIf(heard -> !heard.fresh());
        });
    }

    private boolean hearing() {
        Other self = nodes.get(own);
        return self != null && self.fresh();
    }

    @Override
    public boolean elsewhere(SessionId session, int member) {
        if (!hearing()) {
            return true;
        }
        return nodes.entrySet().stream()
                .anyMatch(
                        node -> !node.getKey().equals(own) && node.getValue().has(session, member));
    }

    /// Tells the others that nobody is connected here any more.
    @Override
    public void close() {
        ended = true;
        publish(LEAVING);
    }
}
