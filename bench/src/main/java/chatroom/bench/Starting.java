package chatroom.bench;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// From the command `./chatroom server` until people can come in. Holds nothing.
final class Starting {
    private static final double TARGET_MILLIS = 1_000;
    private static final double JOINED_MILLIS = 600;

    private Starting() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Duration> accepted = new ArrayList<>();
        List<Duration> welcomed = new ArrayList<>();
        List<Duration> joined = new ArrayList<>();
        List<Duration> used = new ArrayList<>();
        for (int i = 0; i < plan.runs(); i++) {
            try (ServerProcess server = ServerProcess.start(plan)) {
                accepted.add(server.awaitConnection());
                used.add(server.cpu());
                try (Client client = connect(server)) {
                    assert !client.server().identity().isEmpty();
                    welcomed.add(server.sinceStart());
                    client.join("Lobby", "First", null);
                    joined.add(server.sinceStart());
                }
            }
        }
        Times times = new Times(accepted);
        return List.of(
                Figure.promised(
                        "`./chatroom server` to the first connection, median of " + plan.runs(),
                        "< 1.0 s",
                        seconds(times),
                        times.median() < TARGET_MILLIS),
                Figure.beside(
                        "… processor time of the server until then", seconds(new Times(used))),
                Figure.beside("… to the first `hello` answered", seconds(new Times(welcomed))),
                Figure.promised(
                        "… to the first client that has joined, encrypted",
                        "< 0.6 s",
                        seconds(new Times(joined)),
                        new Times(joined).median() < JOINED_MILLIS));
    }

    private static Client connect(ServerProcess server) throws IOException {
        return Client.connect(List.of(server.address()), Options.of("bench"), Listener.NOBODY);
    }

    private static String seconds(Times times) {
        return "%.2f s (slowest %.2f s)".formatted(times.median() / 1e3, times.slowest() / 1e3);
    }
}
