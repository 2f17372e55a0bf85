package chatroom.app.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Builds what the launcher starts: `app/target/chatroom`, with the jars in `lib`, the AOT cache,
/// and the stamp whose age says whether a source is newer. One instance per process, used by its
/// main thread; other processes are kept out by a lock on a file, which the system gives back
/// however a process ends.
///
/// The folder is made beside the old one and takes its place by renaming, so that a program that is
/// running keeps the jars it has open.
public final class Build {
    private final Path home;
    private final Path target;
    private final Progress progress;

    private Build(Path home, Progress progress) {
        this.home = home;
        this.target = home.resolve("app/target");
        this.progress = progress;
    }

    /// Builds if anything is missing or stale; ends the process with status 0 if afterwards the
    /// program can be started, and 1, after a sentence on stderr, if not. With `--check` builds
    /// nothing, and ends with 0 if there is nothing to build and 1 if there is.
    ///
    /// @param args the folder of the project; then perhaps `--check`, or `--terminal` if stderr is
    ///   one
    public static void main(String[] args) {
        Path home = Path.of(args[0]).toAbsolutePath();
        List<String> options = Arrays.asList(args).subList(1, args.length);
        Build build = new Build(home, new Progress(System.err, options.contains("--terminal")));
        try {
            if (options.contains("--check")) {
                System.exit(build.stale() ? 1 : 0);
            }
            build.run();
        } catch (BuildFailed failed) {
            build.progress.end(failed.sentence());
            System.exit(1);
        } catch (AccessDeniedException denied) {
            build.progress.end(
                    "Chatroom has to be built first, and you may not write "
                            + denied.getFile()
                            + ".");
            System.exit(1);
        } catch (IOException | UncheckedIOException failed) {
            build.progress.end("Chatroom could not be built: " + failed.getMessage());
            System.exit(1);
        }
    }

    private boolean stale() throws IOException {
        return Sources.of(home).newerThan(target.resolve("chatroom/stamp"));
    }

    private void run() throws IOException, BuildFailed {
        Files.createDirectories(target);
        try (FileChannel file = FileChannel.open(target.resolve("build.lock"), LOCK);
                FileLock lock = lock(file)) {
            assert lock.isValid();
            if (stale()) {
                build();
            }
        }
    }

    private static final StandardOpenOption[] LOCK = {
        StandardOpenOption.CREATE, StandardOpenOption.WRITE
    };

    private FileLock lock(FileChannel file) throws IOException {
        FileLock free = file.tryLock();
        if (free != null) {
            return free;
        }
        progress.begin("Waiting for another call that is building Chatroom");
        FileLock lock = file.lock();
        progress.end("");
        return lock;
    }

    private void build() throws IOException, BuildFailed {
        Maven maven = Maven.in(Maven.places());
        boolean first = !Files.exists(target.resolve("chatroom"));
        progress.begin(
                first
                        ? "Building Chatroom: the first time this takes some minutes"
                        : "Building Chatroom: its sources have changed");
        Path made = target.resolve("chatroom.new");
        delete(made);
        Files.createDirectories(made);
        // Before the build: what is edited while it runs is newer, and is built the next time.
        Files.createFile(made.resolve("stamp"));

        maven.run(home, made, target.resolve("build.log"), progress);
        Signatures.remove(made.resolve("lib"));
        AotCache.train(
                List.of(java(), "@" + home.resolve("launcher/java.options")),
                made.resolve("lib/chatroom.jar"),
                made.resolve("app.aot"),
                target,
                progress);
        replace(made);
        progress.end("Built in " + progress.elapsed() + ".");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void replace(Path made) throws IOException, BuildFailed {
        Path image = target.resolve("chatroom");
        Path old = target.resolve("chatroom.old");
        delete(old);
        try {
            if (Files.exists(image)) {
                Files.move(image, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException inUse) {
            throw new BuildFailed(
                    "Chatroom is built anew, but the old build is still in use ("
                            + inUse.getMessage()
                            + "). Stop the running server and clients and try again.");
        }
        delete(old);
    }

    /// Deletes a folder with all that is in it, if it is there.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
