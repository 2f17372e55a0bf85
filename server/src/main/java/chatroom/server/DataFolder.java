package chatroom.server;

import chatroom.server.identity.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder of a server's key and log, which only one server at a time has: others are kept out
/// by a lock, which the system gives back however a process ends. Used by the thread that starts
/// and stops the server.
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes the folder, which is made where it is missing, for its owner alone.
    ///
    /// @throws CannotStart where it cannot be written to, or is in use
    static DataFolder taken(Path folder) throws CannotStart {
        try {
            Files.createDirectories(folder, OwnerOnly.folder());
            Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileChannel file = FileChannel.open(folder.resolve(LOCK), options, OwnerOnly.file());
            if (lock(file) == null) {
                file.close();
                throw new CannotStart(
                        ("Another server is running with the data folder %s. Give this one its own"
                                        + " with --data.")
                                .formatted(folder));
            }
            return new DataFolder(folder, file);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    static CannotStart unusable(Path folder, IOException e) {
        return new CannotStart(
                "The data folder %s cannot be used: %s. Choose another with --data."
                        .formatted(folder, Reason.of(e)));
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /// Lets another server use it.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
