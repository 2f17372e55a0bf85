package chatroom.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Under which names, and to whose pages, the server answers.
class AdmissionTest {
    private static final Admission ADMISSION =
            new Admission(
                    List.of("chat.example.org", "Ada-Laptop", "bücher.de"),
                    () -> List.of("Chat.Example.org:24280", "10.0.0.7:24280", "10.0.0.8:80"));

    private static HttpRequest request(String host, String origin) {
        HttpRequest request =
                new DefaultHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.GET,
                        "/chat",
                        DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        if (!host.equals("-")) {
            request.headers().add("Host", host);
        }
        if (!origin.equals("-")) {
            request.headers().add("Origin", origin);
        }
        return request;
    }

    private static int status(HttpRequest request, boolean encrypted) {
        Admission.No no = ADMISSION.refuse(request, encrypted);
        return no == null ? 200 : no.status().code();
    }

    /// `-` stands for a header that is missing.
    @ParameterizedTest(name = "{0} and {1} to {2} is {3}")
    @CsvSource({
        // Programs send no Origin.
        "192.168.1.23:24280, -, http, 200",
        "192.168.1.23:24280, -, https, 200",
        "[fd00::17]:24280, -, https, 200",
        "localhost, -, http, 200",
        "LOCALHOST:24280, -, http, 200",
        "localhost.:24280, -, http, 200",
        "ada-laptop.local:24280, -, https, 200",
        "Chat.Example.ORG, -, https, 200",
        "ada-laptop:24280, -, http, 200",
        "xn--bcher-kva.de:24280, -, http, 200",
        // Our own pages.
        "192.168.1.23:24280, http://192.168.1.23:24280, http, 200",
        "192.168.1.23:24280, https://192.168.1.23:24280, https, 200",
        "[fd00::17]:24280, https://[fd00::17]:24280, https, 200",
        "localhost:24280, http://localhost:24280, http, 200",
        "chat.example.org:24280, HTTPS://Chat.Example.org:24280, https, 200",
        "chat.example.org:443, https://chat.example.org, https, 200",
        "chat.example.org:80, http://chat.example.org, http, 200",
        // Pages of our other addresses.
        "192.168.1.23:24280, http://10.0.0.7:24280, http, 200",
        "192.168.1.23:24280, https://10.0.0.7:24280, https, 200",
        "10.0.0.7:24280, http://chat.example.org:24280, http, 200",
        "10.0.0.7:24280, http://10.0.0.8, http, 200",
        "192.168.1.23:24280, https://10.0.0.7:24280, http, 403",
        "192.168.1.23:24280, http://10.0.0.7:24280, https, 403",
        "192.168.1.23:24280, http://10.0.0.7, http, 403",
        "192.168.1.23:24280, http://10.0.0.7:8000, http, 403",
        "192.168.1.23:24280, http://10.0.0.70:24280, http, 403",
        "evil.example:24280, http://10.0.0.7:24280, http, 421",
        // Other schemes, hosts and ports.
        "192.168.1.23:24280, https://192.168.1.23:24280, http, 403",
        "192.168.1.23:24280, http://192.168.1.23:24280, https, 403",
        "192.168.1.23:24280, http://192.168.1.23, http, 403",
        "192.168.1.23:24280, http://192.168.1.23:8000, http, 403",
        "192.168.1.23:24280, http://192.168.1.24:24280, http, 403",
        "192.168.1.23:24280, http://localhost:24280, http, 403",
        "localhost:24280, http://127.0.0.1:24280, http, 403",
        "localhost:24280, http://localhost.evil.example:24280, http, 403",
        "localhost:24280, http://evil.example, http, 403",
        "localhost:24280, http://evil.example#http://localhost:24280, http, 403",
        "localhost:24280, http://evil@localhost:24280, http, 403",
        "localhost:24280, null, http, 403",
        "localhost:24280, '', http, 403",
        "localhost:24280, file://, http, 403",
        "localhost:24280, http://localhost:24280/, http, 403",
        "localhost:24280, http://localhost:242800, http, 403",
        "chat.example.org, http://chat.example.org:80, https, 403",
        // Names that point here and are not ours, with a page of their own.
        "evil.example:24280, http://evil.example:24280, http, 421",
        "evil.example:24280, -, http, 421",
        "192.168.1.23.evil.example:24280, -, http, 421",
        "192.168.1:24280, -, http, 421",
        "192.168.1.256:24280, -, http, 421",
        "0xc0a80117:24280, -, http, 421",
        "3232235799:24280, -, http, 421",
        "localhost.evil.example, -, http, 421",
        "evil-localhost, -, http, 421",
        ".local, -, http, 421",
        "local, -, http, 421",
        "evil.local.example, -, http, 421",
        "example.org, -, https, 421",
        "chat.example.org.evil.example, -, https, 421",
        "not.chat.example.org, -, https, 421",
        "[fd00::17, -, http, 421",
        "[1.2.3.4]:24280, -, http, 421",
        "[fd00::17%25eth0]:24280, -, http, 421",
        "localhost:99999999, -, http, 421",
        "localhost:, -, http, 421",
        "evil@localhost, -, http, 421",
        "'localhost, evil.example', -, http, 421",
        "'', -, http, 421",
        "-, -, http, 400",
        "-, http://localhost:24280, http, 400"
    })
    void only_our_own_is_admitted(String host, String origin, String scheme, int status) {
        assertThat(status(request(host, origin), scheme.equals("https"))).isEqualTo(status);
    }

    @Test
    void what_is_said_twice_is_not_believed() {
        HttpRequest hosts = request("localhost", "-");
        hosts.headers().add("Host", "localhost");
        assertThat(status(hosts, false)).isEqualTo(400);
        HttpRequest origins = request("localhost", "http://localhost");
        origins.headers().add("Origin", "http://localhost");
        assertThat(status(origins, false)).isEqualTo(403);
    }

    @Test
    void the_answer_to_a_foreign_name_says_what_helps_and_is_printable() {
        Admission.No no = ADMISSION.refuse(request("evil\u001b[2J.example", "-"), false);
        assertThat(no).isNotNull();
        assertThat(no.sentence()).contains("--host").doesNotContain("\u001b");
        assertThat(ADMISSION.refuse(request("e".repeat(5_000), "-"), false))
                .satisfies(long_ -> assertThat(String.valueOf(long_)).hasSizeLessThan(400));
    }
}
