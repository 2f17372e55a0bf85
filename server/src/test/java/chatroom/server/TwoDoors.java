package chatroom.server;

import chatroom.log.MemoryLog;
import chatroom.server.gateway.Pages;
import chatroom.server.identity.Certificates;
import chatroom.server.sessions.Plain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Starts servers with both doors for tests, and keeps what they say. Used by one thread.
final class TwoDoors {
    private static final Pages PAGES =
            new Pages() {
                @Override
                public String front() {
                    return "front";
                }

                @Override
                public String policy() {
                    return "style-src 'sha256-x'";
                }

                @Override
                public String metrics() {
                    return "metrics";
                }
            };

    final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    Server start(Plain plain) throws CannotStart {
        return start(plain, RealServer.issued());
    }

    Server start(Plain plain, Certificates certificates, String... flags) throws CannotStart {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of("--loops", "2", "--plain", plain.name().toLowerCase(Locale.ROOT)));
        return Server.start(
                RealServer.config(all.toArray(String[]::new)),
                new MemoryLog(),
                certificates,
                output::add,
                _ -> PAGES,
                _ -> {});
    }

    static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(Anybody.context()).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
