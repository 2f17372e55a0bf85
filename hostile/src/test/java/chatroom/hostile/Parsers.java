package chatroom.hostile;

import chatroom.client.Profile;
import chatroom.client.RememberedServers;
import chatroom.core.JoinCode;
import chatroom.core.SessionId;
import chatroom.core.Slash;
import chatroom.core.Text;
import chatroom.discovery.OpenPackets;
import chatroom.log.format.OpenRows;
import chatroom.log.format.SnapshotCodec;
import chatroom.server.OpenChoices;
import chatroom.server.sessions.Names;
import chatroom.wire.FrameCodec;
import chatroom.wire.RequestCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Every parser of the product as Jazzer calls it: the first byte says which, the others are what
/// it reads. What is thrown here is a fault. Used by one thread.
public final class Parsers {
    private static final SessionId SESSION = new SessionId("a".repeat(26));
    private static final Stopwatch STOPWATCH = new Stopwatch();
    private static final Names NAMES = new Names();
    private static final Path FOLDER = folder();

    private Parsers() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("parsers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Jazzer's way in. What takes long is a fault too.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length > 0) {
            byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
            STOPWATCH.time(() -> read(input[0], bytes));
        }
    }

    static void read(int which, byte[] bytes) throws IOException {
        switch (Math.floorMod(which, 8)) {
            case 0 -> request(bytes);
            case 1 -> frame(bytes);
            case 2 -> OpenRows.read(bytes);
            case 3 -> SnapshotCodec.decode(SESSION, bytes);
            case 4 -> OpenPackets.read(bytes);
            case 5 -> typed(new String(bytes, StandardCharsets.UTF_8));
            case 6 -> typed(new String(bytes, StandardCharsets.UTF_16BE)); // lone surrogates
            default -> files(bytes);
        }
    }

    /// What could be read can be written, and comes to the same when it is read again.
    private static void request(byte[] bytes) {
        RequestCodec.Decoded decoded = RequestCodec.decode(bytes);
        if (decoded instanceof RequestCodec.Decoded.Asked(var request)) {
            same(decoded, RequestCodec.decode(RequestCodec.encode(request)));
        }
    }

    private static void frame(byte[] bytes) {
        FrameCodec.Decoded decoded = FrameCodec.decode(bytes);
        if (decoded instanceof FrameCodec.Decoded.Told(var frame)) {
            same(decoded, FrameCodec.decode(FrameCodec.encode(frame)));
        }
    }

    private static void same(Object first, Object second) {
        if (!first.equals(second)) {
            throw new AssertionError(first + " became " + second);
        }
    }

    /// Names, codes, messages, commands: refused, or good.
    private static void typed(String text) {
        if (NAMES.checkUser(text) == null || NAMES.checkSession(text) == null) {
            NAMES.key(text);
        }
        if (JoinCode.check(text) == null) {
            JoinCode.of(text);
        }
        if (Text.check(text) == null) {
            Text.of(text);
        }
        Slash.parse(text);
    }

    /// The files of a person and of an operator; what is damaged is set aside.
    private static void files(byte[] bytes) throws IOException {
        Files.write(FOLDER.resolve("known-servers.json"), bytes);
        new RememberedServers(FOLDER, _ -> {}).all();
        Files.write(FOLDER.resolve("client.json"), bytes);
        new Profile(FOLDER, _ -> {}).name();
        OpenChoices.read(Files.write(FOLDER.resolve("server.properties"), bytes));
    }
}
