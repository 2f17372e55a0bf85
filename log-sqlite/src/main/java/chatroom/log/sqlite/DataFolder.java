package chatroom.log.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A folder that this process alone uses until it closes it: made where it is missing, readable by
/// nobody else where the system knows of that. The lock goes with the process, however that ends.
/// Immutable.
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// @throws LogUnavailable where it cannot be made or written, or another server has it
    static DataFolder claim(Path path) {
        try {
            makeFolder(path);
            FileChannel lockFile = openPrivate(path.resolve("chatroom.lock"));
            try {
                FileLock lock = lockFile.tryLock();
                if (lock == null) {
                    throw inUse(path);
                }
                openPrivate(path.resolve("chatroom.db")).close();
                return new DataFolder(path, lockFile);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (AccessDeniedException e) {
            throw new LogUnavailable(
                    "The data folder " + path + " cannot be written: permission denied.", e);
        } catch (FileAlreadyExistsException e) {
            throw new LogUnavailable("The data folder " + path + " is not a folder.", e);
        } catch (IOException e) {
            throw new LogUnavailable(
                    "The data folder " + path + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static LogUnavailable inUse(Path path) {
        return new LogUnavailable("Another server is using the data folder " + path + ".");
    }

    /// One that is there already is left as it is: who chose it may have reasons.
    private static void makeFolder(Path path) throws IOException {
        Files.createDirectories(path, onlyForOwner(path, "rwx------"));
    }

    private static FileChannel openPrivate(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, options, onlyForOwner(file, "rw-------"));
        if (knowsPermissions(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return channel;
    }

    private static FileAttribute<?>[] onlyForOwner(Path path, String permissions) {
        return knowsPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("chatroom.db");
    }

    /// Whether there is hardly any room left on its disk.
    boolean full() {
        try {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getFileStore(path).getUsableSpace() < 1024 * 1024;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // The lock is gone with the process at the latest.
        }
    }
}
