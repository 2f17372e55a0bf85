package chatroom.server;

import chatroom.log.MemoryLog;
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
    final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    Server start(Plain plain) throws CannotStart {
        return start(plain, RealServer.issued());
    }

    Server start(Plain plain, Certificates certificates, String... flags) throws CannotStart {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of("--loops", "2", "--plain", plain.name().toLowerCase(Locale.ROOT)));
        MeasuredLog log = new MeasuredLog(new MemoryLog());
        return Server.start(
                RealServer.config(all.toArray(String[]::new)),
                log,
                certificates,
                output::add,
                server -> new OperatorPages(server, log),
                _ -> {});
    }

    static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(Anybody.context()).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
