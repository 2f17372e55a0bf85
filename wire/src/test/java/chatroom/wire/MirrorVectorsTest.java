package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Session;
import chatroom.wire.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vectors that mirrors in every language pass.
class MirrorVectorsTest {
    private static final Path VECTORS = Path.of("src", "test", "resources", "mirror");

    static List<Path> vectors() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_copy_comes_to_what_is_expected(Path vector) throws IOException {
        byte[] bytes = Files.readAllBytes(vector);
        JsonObject json = JsonObject.read(bytes, 0, bytes.length, 8);
        Frame.State begin = state(json.object("state"));
        Session copy = States.copy(begin);
        for (JsonObject entry : json.objects("entries", e -> e)) {
            copy =
                    FrameReader.read(entry) instanceof Frame.Told told
                            ? copy.apply(told.entry())
                            : States.pass(copy, EntryCodec.seq(entry), EntryCodec.at(entry));
        }
        assertThat(States.told(copy, begin.created(), begin.code(), Frame.Body.Past.NONE))
                .isEqualTo(state(json.object("expected")));
        assertThat(copy.end() == null ? null : Vocabulary.CLOSED.word(copy.end()))
                .isEqualTo(json.stringOrNull("ended"));
    }

    private static Frame.State state(JsonObject json) {
        return FrameReader.read(json) instanceof Frame.State state
                ? state
                : throwing("not a state");
    }

    private static Frame.State throwing(String why) {
        throw new AssertionError(why);
    }
}
