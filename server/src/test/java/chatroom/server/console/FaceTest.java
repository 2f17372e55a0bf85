package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FaceTest {
    private static final LocalTime NOW = LocalTime.of(9, 5, 7, 123_000_000);

    private final StringWriter out = new StringWriter();

    private Face face(Writer out) {
        return new Face(new PrintWriter(out, true), Paint.PLAIN, () -> NOW);
    }

    @Test
    void what_happens_is_one_line_with_the_time() {
        try (Face face = face(out)) {
            face.line("Planets: Ada joined");
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines("09:05:07  Planets: Ada joined\n");
    }

    @Test
    void nothing_from_the_network_begins_a_line_or_moves_the_cursor() {
        try (Face face = face(out)) {
            face.line("Ada\n09:05:08  Exit\u001b[2J\u202E");
        }
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "09:05:07  Ada\\u{a}09:05:08  Exit\\u{1b}[2J\\u{202e}\n");
    }

    @Test
    void lines_that_belong_together_have_the_time_once() {
        try (Face face = face(out)) {
            face.block(List.of("one", "two"));
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines("09:05:07  one\n          two\n");
    }

    @Test
    void a_terminal_that_stands_still_stops_nobody_and_is_told_what_it_missed() {
        CountDownLatch goesOn = new CountDownLatch(1);
        Writer stuck =
                new StringWriter() {
                    @Override
                    public void write(String text, int from, int length) {
                        try {
                            goesOn.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        out.write(text, from, length);
                    }
                };
        try (Face face = face(stuck)) {
            for (int i = 0; i < 5_000; i++) {
                face.line("something");
            }
            goesOn.countDown();
        }
        assertThat(out.toString())
                .containsPattern("\\d+ more things happened that are not shown\\.");
    }
}
