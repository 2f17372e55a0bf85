package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.SessionLog;
import chatroom.log.Store;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A real server of NATS as the contract wants it, used by one node or by several.
final class NatsStore implements Store {
    /// The engine writes a message to its file a moment after it took it.
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(1);

    private final NatsServer server = new NatsServer();
    private final int nodes;

    /// @param nodes how many logs share the data
    NatsStore(int nodes) throws IOException {
        this.nodes = nodes;
    }

    NatsServer server() {
        return server;
    }

    @Override
    public SessionLog open() {
        List<NatsLog> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(NatsLog.open(server.cluster()));
        }
        return nodes == 1 ? all.getFirst() : new Nodes(all);
    }

    /// The engine lets nobody change a message; a batch that its disk has lost is what it shows of
    /// a damaged one.
    @Override
    public void damage(SessionId session, long seq) throws Exception {
        Connection connection = Nats.connect(server.url());
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            String subject = Subjects.log(session);
            MessageInfo next = management.getNextMessage(Subjects.STREAM, 1, subject);
            while (last(next) < seq) {
                next = management.getNextMessage(Subjects.STREAM, next.getSeq() + 1, subject);
            }
            var _ = management.deleteMessage(Subjects.STREAM, next.getSeq(), false);
        } finally {
            connection.close();
        }
    }

    private static long last(MessageInfo message) {
        return ContentCodec.decode(message.getData()) instanceof Content.Stored stored
                ? stored.last()
                : 0;
    }

    /// Looks into the bytes of every file, whatever they mean.
    @Override
    public boolean contains(String text) throws IOException {
        long deadline = System.nanoTime() + WRITTEN_WITHIN.toNanos();
        boolean found = written(text);
        while (!found && System.nanoTime() < deadline) {
            found = written(text);
        }
        return found;
    }

    private boolean written(String text) throws IOException {
        String needle =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Stream<Path> all = Files.walk(server.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (read(file).contains(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
