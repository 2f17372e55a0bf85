package chatroom.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a window, driven by the Chrome DevTools Protocol: what the tests use for that
/// is no part of the program. Answers are looked through for the little that is asked of them. For
/// one thread.
final class Chromium implements AutoCloseable {
    private static final String COMMAND = "chromium";
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern ID = Pattern.compile("\\{\"id\":(\\d+)");
    private static final Pattern CALLED =
            Pattern.compile("\"method\":\"Runtime.bindingCalled\".*\"payload\":\"([^\"]*)\"");

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> asked = new ConcurrentHashMap<>();
    private volatile CompletableFuture<String> called = new CompletableFuture<>();

    /// Starts one.
    ///
    /// @param folder for what it keeps
    Chromium(Path folder) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                COMMAND,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + folder,
                                "about:blank")
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create(devTools(folder)), new Ears())
                        .join();
    }

    /// Its address, which it writes into a file when it is up.
    private String devTools(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
            }
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException(COMMAND + " does not start");
            }
            Thread.sleep(20);
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                heard(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void heard(String message) {
        Matcher answer = ID.matcher(message);
        Matcher call = CALLED.matcher(message);
        if (answer.lookingAt()) {
            CompletableFuture<String> waits = asked.remove(Integer.valueOf(answer.group(1)));
            if (waits != null) {
                waits.complete(message);
            }
        } else if (call.find()) {
            called.complete(call.group(1));
        }
    }

    /// Asks for something, of the browser itself, and waits for the answer.
    ///
    /// @param parameters JSON
    String ask(String method, String parameters) throws IOException {
        return ask("", method, parameters);
    }

    private String ask(String session, String method, String parameters) throws IOException {
        int id = ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(
                        "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}"
                                .formatted(id, method, parameters, session),
                        true)
                .join();
        String text = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (text.contains("\"error\":")) {
            throw new IOException(method + ": " + text);
        }
        return text;
    }

    /// One page, which shares nothing with others, and has nothing of them in store.
    Tab tab() throws IOException {
        String context = field(ask("Target.createBrowserContext", "{}"), "browserContextId");
        String target =
                field(
                        ask(
                                "Target.createTarget",
                                "{\"url\":\"about:blank\",\"browserContextId\":\"%s\"}"
                                        .formatted(context)),
                        "targetId");
        String attached =
                ask(
                        "Target.attachToTarget",
                        "{\"targetId\":\"%s\",\"flatten\":true}".formatted(target));
        return new Tab(context, field(attached, "sessionId"));
    }

    private static String field(String answer, String name) throws IOException {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer);
        if (!found.find()) {
            throw new IOException("no " + name + " in " + answer);
        }
        return found.group(1);
    }

    /// A page of its own. For the thread of its browser.
    final class Tab implements AutoCloseable {
        private final String context;
        private final String session;

        private Tab(String context, String session) {
            this.context = context;
            this.session = ",\"sessionId\":\"" + session + "\"";
        }

        void ask(String method, String parameters) throws IOException {
            Chromium.this.ask(session, method, parameters);
        }

        /// Goes to that address, and waits until the page there calls the function of that name,
        /// which was given to it.
        ///
        /// @return what it was called with
        String callOf(String function, String address) throws IOException {
            called = new CompletableFuture<>();
            ask("Runtime.addBinding", "{\"name\":\"%s\"}".formatted(function));
            ask("Page.navigate", "{\"url\":\"%s\"}".formatted(address));
            return called.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() throws IOException {
            Chromium.this.ask(
                    "Target.disposeBrowserContext",
                    "{\"browserContextId\":\"%s\"}".formatted(context));
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.destroy();
        process.onExit().join();
    }
}
