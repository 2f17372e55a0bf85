package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Peers;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Engine engine;
    private final String own = UUID.randomUUID().toString();
    private final Map<String, Heard> nodes = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /// What a node said last, and when, in nanoseconds.
    private record Heard(long at, Map<SessionId, Set<Integer>> members) {
        boolean fresh() {
            return System.nanoTime() - at < GONE_AFTER;
        }
    }

    Presence(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void begin(
            Supplier<Map<SessionId, Set<Integer>>> here,
            BiConsumer<SessionId, Set<Integer>> gone) {
        Dispatcher dispatcher = engine.connection().createDispatcher();
        dispatcher.subscribe(NODES + ".*", message -> heard(message, gone));
        engine.threads().execute(() -> speak(here, gone));
    }

    private void speak(
            Supplier<Map<SessionId, Set<Integer>>> here,
            BiConsumer<SessionId, Set<Integer>> gone) {
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

    private void say(Map<SessionId, Set<Integer>> members) {
        byte[] body =
                ContentCodec.bytes(out -> {
                    for (Map.Entry<SessionId, Set<Integer>> one : members.entrySet()) {
                        if (out.size() > MOST_BYTES) {
                            break; // the rest may be anywhere
                        }
                        out.writeUTF(one.getKey().value());
                        Integer[] numbers = one.getValue().toArray(Integer[]::new);
                        out.writeInt(numbers.length);
                        for (int number : numbers) {
                            out.writeInt(number);
                        }
                    }
                });
        publish(body);
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
        if (body.length == 1) {
            Heard left = nodes.remove(node);
            if (left != null) {
                left.members().forEach(gone);
            }
            return;
        }
        nodes.put(node, new Heard(System.nanoTime(), ContentCodec.read(body, Presence::members)));
    }

    private static Map<SessionId, Set<Integer>> members(DataInputStream in) throws IOException {
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
    }

    /// Who hears at least itself knows who is not heard.
    private void missed(BiConsumer<SessionId, Set<Integer>> gone) {
        if (!hearing()) {
            return;
        }
        nodes.forEach((node, heard) -> {
            if (!heard.fresh() && nodes.remove(node, heard)) {
                heard.members().forEach(gone);
            }
        });
    }

    private boolean hearing() {
        Heard self = nodes.get(own);
        return self != null && self.fresh();
    }

    @Override
    public boolean elsewhere(SessionId session, int member) {
        if (!hearing()) {
            return true;
        }
        return nodes.entrySet().stream()
                .filter(node -> !node.getKey().equals(own))
                .map(node -> node.getValue().members().getOrDefault(session, Set.of()))
                .anyMatch(members -> members.contains(member));
    }

    /// Tells the others that nobody is connected here any more.
    @Override
    public void close() {
        ended = true;
        publish(new byte[1]);
    }
}
