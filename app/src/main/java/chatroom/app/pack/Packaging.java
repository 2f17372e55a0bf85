package chatroom.app.pack;

import chatroom.app.build.AotCache;
import chatroom.app.build.Build;
import chatroom.app.build.Progress;
import chatroom.core.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `./chatroom package`: leaves in `app/target/package` an image of the program that brings its own
/// Java, an archive of it, on Linux a package for Debian, and their checksums. Run by the launcher
/// when the program is built; one instance per process, used by its main thread.
public final class Packaging {
    private final Contents contents;
    private final Target target;
    private final Path made;
    private final Path work;
    private final Progress progress;

    private Packaging(Path home, Progress progress) {
        this.target = Target.here();
        this.contents = new Contents(home, target);
        this.made = home.resolve("app/target/package");
        this.work = made.resolve("work");
        this.progress = progress;
    }

    /// Makes everything; ends the process with status 0, or 1 after a sentence on stderr.
    ///
    /// @param args the folder of the project; then perhaps `--terminal`, if stderr is one
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]).toAbsolutePath();
        Progress progress = new Progress(System.err, Arrays.asList(args).contains("--terminal"));
        try {
            new Packaging(home, progress).run();
        } catch (PackagingFailed failed) {
            progress.end(failed.sentence());
            System.exit(1);
        } catch (IOException failed) {
            progress.end("Chatroom could not be packaged: " + failed);
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException, PackagingFailed {
        progress.begin("Packaging Chatroom for " + target.word());
        Build.delete(made);
        Files.createDirectories(work);
        Path image = image();
        List<Path> files = new ArrayList<>(List.of(archive(image)));
        if (target.is(Target.Os.LINUX) && Tool.isThere("dpkg-deb")) {
            progress.show("a package for Debian");
            DebianPackage debian = new DebianPackage(target, image, work);
            debian.make(made);
            files.add(made.resolve(debian.file()));
        }
        Checksums.write(made, files);
        Build.delete(work);
        progress.end("Packaged in " + progress.elapsed() + ":");
        for (Path file : files) {
            progress.end("  " + file + "  (" + megabytes(file) + " MB)");
        }
    }

    private Path image() throws IOException, InterruptedException, PackagingFailed {
        progress.show("its own Java");
        Path runtime = work.resolve("runtime");
        RuntimeImage.link(runtime);
        progress.show("its files");
        Path files = Files.createDirectory(work.resolve("files"));
        contents.copy(files);
        List<String> java =
                List.of(
                        runtime.resolve("bin/java").toString(),
                        "@" + files.resolve("java.options"));
        if (!AotCache.train(
                java, files.resolve("chatroom.jar"), files.resolve("app.aot"), work, progress)) {
            throw new PackagingFailed(
                    "The cache for a fast start could not be made: "
                            + Files.readString(work.resolve("training.log")).strip());
        }
        progress.show("the image");
        Path image = new AppImage(target, files, runtime, work).make(contents.optionsOfWindow());
        Path named =
                made.resolve(target.is(Target.Os.MACOS) ? Product.NAME + ".app" : Product.NAME);
        return Files.move(image, named);
    }

    private Path archive(Path image) throws IOException, InterruptedException, PackagingFailed {
        progress.show("the archive");
        boolean windows = target.is(Target.Os.WINDOWS);
        Path archive =
                made.resolve(
                        "%s-%s-%s%s"
                                .formatted(
                                        Product.COMMAND,
                                        Product.VERSION,
                                        target.word(),
                                        windows ? ".zip" : ".tar.gz"));
        if (windows) {
            Archive.zip(image, archive);
        } else {
            Archive.tar(image, archive, work.resolve("tar.log"));
        }
        return archive;
    }

    private static long megabytes(Path file) throws IOException {
        return Math.ceilDiv(Files.size(file), 1_000_000L);
    }
}
