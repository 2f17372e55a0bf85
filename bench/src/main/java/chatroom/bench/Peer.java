package chatroom.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server that people could pick instead for the same fan-out, without rules or a log: Bun with
/// uWebSockets inside (`bench/peers/bun.js`). Used by one thread.
final class Peer implements Measurable {
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final char[] PASSWORD = "no secret".toCharArray();

    private final Process process;
    private final int port;

    private Peer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it, by one door or the other.
    static Peer start(Plan plan, boolean encrypted) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path folder = Files.createDirectories(plan.home().resolve("bench/target/peer"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                plan.bun(),
                                plan.home().resolve("bench/peers/bun.js").toString(),
                                Integer.toString(port)));
        if (encrypted) {
            command.addAll(certificate(folder));
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(folder.resolve("output").toFile()))
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Peer peer = new Peer(process, port);
        peer.awaitConnection(folder);
        return peer;
    }

    /// A certificate that is as good as the product's, and its key: files in PEM.
    private static List<String> certificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("peer.p12");
        Files.deleteIfExists(store);
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String words =
                "-genkeypair -alias peer -keyalg EC -groupname secp256r1 -dname CN=peer -storetype"
                        + " PKCS12";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(words.split(" ", -1)));
        command.addAll(
                List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD)));
        new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join();
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            byte[] key = keys.getKey("peer", PASSWORD).getEncoded();
            Map<String, byte[]> parts =
                    Map.of(
                            "CERTIFICATE",
                            keys.getCertificate("peer").getEncoded(),
                            "PRIVATE KEY",
                            key);
            List<String> files = new ArrayList<>();
            for (String part : List.of("CERTIFICATE", "PRIVATE KEY")) {
                Path file = folder.resolve(part.charAt(0) == 'C' ? "cert.pem" : "key.pem");
                String content = Base64.getMimeEncoder().encodeToString(parts.get(part));
                Files.writeString(
                        file,
                        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                                .formatted(part, content, part));
                files.add(file.toString());
            }
            return files;
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for the peer", e);
        }
    }

    private void awaitConnection(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assert socket.isConnected();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException(
                            "Bun does not start: " + Files.readString(folder.resolve("output")), e);
                }
                Thread.sleep(10);
            }
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
