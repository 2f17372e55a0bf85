package chatroom.client;

import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import chatroom.wire.json.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A small file of a person's that several of their programs read and replace: always whole, never
/// larger than a bound, for their eyes only, and no reason not to start. Holds no state but its
/// name; any thread, any process.
///
/// @param path where it is; its folder is made when it is written first
/// @param aside told where a damaged one was moved
public record JsonFile<T>(
        Path path,
        T empty,
        Function<JsonObject, T> reader,
        Function<T, JsonWriter> writer,
        Consumer<Path> aside) {
    private static final int BYTES = 256 * 1024;
    private static final int DEEPEST = 8;

    /// The lock on a file belongs to the process; this one is for its threads.
    private static final ReentrantLock THREADS = new ReentrantLock();

    /// What it says; what it would say if it were new, where it is missing, unreadable, or damaged.
    public T read() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(BYTES + 1);
        } catch (IOException e) {
            return empty;
        }
        try {
            if (bytes.length > BYTES) {
                throw Malformed.notJson();
            }
            return reader.apply(JsonObject.read(bytes, 0, bytes.length, DEEPEST));
        } catch (Malformed | IllegalArgumentException e) {
            setAside();
            return empty;
        }
    }

    /// Whoever damaged it may want to see what they had.
    private void setAside() {
        Path damaged = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, damaged, StandardCopyOption.REPLACE_EXISTING);
            aside.accept(damaged);
        } catch (IOException e) {
            // It stays where it is, and is replaced when there is something to write.
        }
    }

    /// Replaces it by what `change` makes of it, while no other program does the same.
    ///
    /// @throws IOException where it cannot be written; it is then as it was
    public void change(UnaryOperator<T> change) throws IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        THREADS.lock();
        try (FileChannel lock =
                        FileChannel.open(
                                folder.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = lock.lock()) {
            replace(writer.apply(change.apply(read())));
        } finally {
            THREADS.unlock();
        }
    }

    private Path folder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new NoSuchFileException(path.toString());
        }
        return folder;
    }

    private void replace(JsonWriter json) throws IOException {
        Path fresh = Files.createTempFile(folder(), "." + path.getFileName(), ".new");
        try {
            onlyOwn(fresh);
            Files.write(fresh, json.toByteArray());
            try {
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A temporary file is made that way already where the system has such rights; this holds it.
    private static void onlyOwn(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
