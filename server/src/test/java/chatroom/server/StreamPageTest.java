package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of HTTP on the protocol's page are what a server reads and answers.
class StreamPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```http (\\w+)\\n(.*?)\\n```$");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private static List<String> examples(String who) throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "protocol.md")))
                .results()
                .filter(example -> example.group(1).equals(who))
                .map(example -> example.group(2))
                .toList();
    }

    /// As it goes over the wire.
    private static String request(String example) {
        String[] parts = example.split("\n\n", 2);
        return parts[0].replace("\n", "\r\n") + "\r\n\r\n" + parts[1];
    }

    private static List<String> lines(String head) {
        return head.toLowerCase(Locale.ROOT).lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void a_server_answers_them_as_the_page_says() throws Exception {
        List<String> requests = examples("client");
        try (RealServer server = new RealServer();
                Socket down = Streamed.socket(server.port());
                Socket up = Streamed.socket(server.port())) {
            InputStream stream = new BufferedInputStream(down.getInputStream());
            Streamed.send(down, request(requests.getFirst()));
            assertThat(lines(Streamed.head(stream)))
                    .isEqualTo(lines(examples("server").getFirst()));
            String first = until(stream, "\"}");
            String token = TOKEN.matcher(first).results().findFirst().orElseThrow().group();
            String page = Files.readString(Path.of("..", "docs", "protocol.md"));
            assertThat(page)
                    .contains(first.substring(first.indexOf('{')).replace(token, shown(requests)));
            until(stream, "\"t\":\"welcome\"");

            Streamed.send(up, request(requests.getLast().replace(shown(requests), token)));
            assertThat(Streamed.head(up.getInputStream())).startsWith("HTTP/1.1 200 ");
            until(stream, "\"t\":\"ok\",\"id\":1");
            until(stream, "\"t\":\"ok\",\"id\":2");
        }
    }

    /// The token that the page shows.
    private static String shown(List<String> requests) {
        return TOKEN.matcher(requests.getLast()).results().findFirst().orElseThrow().group();
    }

    private static String until(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("after %s", read).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }
}
