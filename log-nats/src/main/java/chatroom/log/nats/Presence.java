package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Peers;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Says every two seconds where this node is reached and who is connected to it, in a plain message
/// that the engine keeps nowhere, and hears what other nodes say. A node that was not heard for
/// some time is gone; who hears not even itself says nothing about others. May be used from any
/// thread.
final class Presence implements Peers, AutoCloseable {
    private static final long EVERY = 2_000;

    /// Three times missed, and a little.
    private static final long GONE_AFTER = 7_000_000_000L;

    private static final String NODES = "chatroom.nodes";
    private static final String END = "chatroom.end";
    private static final int MOST_BYTES = 512 * 1024;
    private static final byte[] LEAVING = new byte[1];

    private final Engine engine;
    private final String own = UUID.randomUUID().toString();
    private final Map<String, Other> nodes = new ConcurrentHashMap<>();
    private final Runnable appeared;
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
        private volatile String identity = "";
        private volatile List<String> addresses = List.of();

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

    /// @param appeared is called where a node is heard that was not: the engine may have been in
    ///   two parts, and something may have been missed
    Presence(Engine engine, Runnable appeared) {
        this.engine = engine;
        this.appeared = appeared;
    }

    @Override
    public void begin(Supplier<Here> here, BiConsumer<SessionId, Set<Integer>> gone, Runnable end) {
        Dispatcher dispatcher = engine.connection().createDispatcher();
        dispatcher.subscribe(NODES + ".*", message -> heard(message, gone));
        dispatcher.subscribe(
                END,
                message -> {
                    if (!own.equals(new String(message.getData(), StandardCharsets.UTF_8))) {
                        end.run();
                    }
                });
        engine.threads().execute(() -> speak(here, gone));
    }

    private void speak(Supplier<Here> here, BiConsumer<SessionId, Set<Integer>> gone) {
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
    private void say(Here here) {
        Iterator<Map.Entry<SessionId, Set<Integer>>> all = here.members().entrySet().iterator();
        do {
            publish(
                    ContentCodec.bytes(out -> {
                        out.writeUTF(here.identity());
                        out.writeInt(here.addresses().size());
                        for (String address : here.addresses()) {
                            out.writeUTF(address);
                        }
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
        publish(NODES + "." + own, body);
    }

    private void publish(String subject, byte[] body) {
        try {
            engine.connection().publish(subject, body);
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
        Here said = ContentCodec.read(body, Presence::here);
        Other fresh = new Other();
        Other other = Objects.requireNonNullElse(nodes.putIfAbsent(node, fresh), fresh);
        if (other.equals(fresh) && !node.equals(own)) {
            appeared.run();
        }
        long now = System.nanoTime();
        other.at = now;
        other.identity = said.identity();
        other.addresses = said.addresses();
        said.members()
                .forEach((session, there) -> other.sessions.put(session, new Heard(now, there)));
    }

    private static Here here(DataInputStream in) throws IOException {
        String identity = in.readUTF();
        List<String> addresses = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            addresses.add(in.readUTF());
        }
        Map<SessionId, Set<Integer>> members = new HashMap<>();
        while (in.available() > 0) {
            SessionId session = new SessionId(in.readUTF());
            Set<Integer> there = new HashSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                there.add(in.readInt());
            }
            members.put(session, there);
        }
        return new Here(identity, addresses, members);
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

    @Override
    public List<String> addresses(String identity) {
        return nodes.entrySet().stream()
                .filter(node -> !node.getKey().equals(own))
                .map(Map.Entry::getValue)
                .filter(other -> other.fresh() && other.identity.equals(identity))
                .flatMap(other -> other.addresses.stream())
                .toList();
    }

    @Override
    public int others() {
        return Math.toIntExact(
                nodes.entrySet().stream()
                        .filter(node -> !node.getKey().equals(own) && node.getValue().fresh())
                        .count());
    }

    @Override
    public void endAll() {
        publish(END, own.getBytes(StandardCharsets.UTF_8));
    }

    /// Tells the others that nobody is connected here any more.
    @Override
    public void close() {
        ended = true;
        publish(LEAVING);
    }
}
