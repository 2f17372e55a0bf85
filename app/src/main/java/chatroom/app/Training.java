package chatroom.app;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Options;
import chatroom.desktop.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does once, at build time, what the program does at every start, while the JVM takes down which
/// classes that needs (JEP 514); what it took down makes later starts fast. Run by
/// `chatroom.app.build`; on the main thread.
///
/// A failure here costs the cache and nothing else. Nothing may be left running at the end, since
/// the cache is written when the process ends by itself.
public final class Training {
    private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)");
    private static final Pattern EXIT_CODE = Pattern.compile("\\b(\\d{8})\\b");
    private static final int MESSAGES = 8_000;
    private static final long START_WITHIN_MILLIS = 30_000;

    private Training() {}

    /// Runs each exercise once.
    ///
    /// @param args none
    public static void main(String[] args) throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main main = new Main(nowhere, nowhere);
        main.run("--help");
        main.run("--version");
        Subcommand.ALL.forEach(subcommand -> main.run(subcommand.name(), "--help"));
        main.run("no-such-command");
        talk();
    }

    /// A server, and two people who talk in it until one of them stops it.
    private static void talk() throws InterruptedException, TimeoutException {
        StringWriter face = new StringWriter();
        Thread server = Thread.ofPlatform().start(() -> serve(new PrintWriter(face, true)));
        int port = Integer.parseInt(read(PORT, face));
        String exitCode = read(EXIT_CODE, face);
        try (TrainingClient ada = new TrainingClient(port);
                TrainingClient ben = new TrainingClient(port)) {
            ada.createAndSay("Planets", "Ada");
            ben.joinAndSay("Planets", "Ben");
            ben.leave();
            ada.leave();
            converse(port);
            // What a terminal does before it can do anything: find its files, encrypt, ask.
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            new Main(nowhere, nowhere).run("list", "--server", "localhost:" + port);
            // Where windows cannot be drawn at all, the rest is practised nevertheless.
            Rehearsal.run("localhost:" + port, Path.of(System.getProperty("java.io.tmpdir")));
            ada.stop(exitCode);
        }
        server.join();
    }

    /// Long enough that the path of a message is known to be worth compiling (JEP 515), on both
    /// sides of it.
    private static void converse(int port) throws InterruptedException {
        Address server = new Address("127.0.0.1", port);
        CountDownLatch heard = new CountDownLatch(MESSAGES);
        try (Client cleo = connect(server, Listener.NOBODY);
                Client dan = connect(server, news -> heard.countDown());
                ExecutorService mouths = Executors.newVirtualThreadPerTaskExecutor()) {
            cleo.create(NewSession.of("Comets"), "Cleo");
            dan.join("Comets", "Dan", null);
            Semaphore unanswered = new Semaphore(4);
            for (int i = 0; i < MESSAGES; i++) {
                unanswered.acquire();
                mouths.execute(() -> {
                    say(cleo);
                    unanswered.release();
                });
            }
            if (!heard.await(START_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(heard.getCount() + " messages were not told");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Client connect(Address server, Listener listener) throws IOException {
        return Client.connect(List.of(server), Options.of("training"), listener);
    }

    private static void say(Client who) {
        try {
            who.say("Has anybody seen the small blue screwdriver?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(PrintWriter face) {
        // Not to be found: nobody is to meet a server that is gone in a second.
        int status =
                new Main(face, face)
                        .run(
                                "server",
                                "--port",
                                "0",
                                "--no-discovery",
                                "--loops",
                                "2",
                                "--unlimited");
        if (status != ExitStatus.DONE) {
            throw new IllegalStateException("the server could not be started");
        }
    }

    private static String read(Pattern wanted, StringWriter face)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + START_WITHIN_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            Matcher found = wanted.matcher(face.toString());
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(10);
        }
        throw new TimeoutException("the server did not say " + wanted);
    }
}
