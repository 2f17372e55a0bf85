package chatroom.log.sqlite;

import chatroom.log.LogUnavailable;
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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A folder that this process alone uses until it closes it: made where it is missing, readable by
/// nobody else where the system knows of that. The lock goes with the process, however that ends.
/// Immutable.
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

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

    /// One that is there already is closed to everybody else too: what was said is in it.
    private static void makeFolder(Path path) throws IOException {
        boolean ours = Files.isDirectory(path) && knowsPermissions(path);
        Files.createDirectories(path, onlyForOwner(path, "rwx------"));
        if (ours && !Files.getPosixFilePermissions(path).equals(OWNER)) {
            Files.setPosixFilePermissions(path, OWNER);
        }
    }

    static FileChannel openPrivate(Path file) throws IOException {
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

    /// Looks through the write-ahead log before SQLite does, which would forget what is damaged of
    /// it, and keeps a copy of a damaged one.
    ///
    /// @return what is wrong with it, if anything
    Optional<String> saveDamagedWriteAhead() {
        Path file = path.resolve("chatroom.db-wal");
        Path copy = path.resolve("chatroom.db-wal.damaged");
        try {
            Optional<String> wrong = WriteAhead.damage(file);
            if (wrong.isPresent()) {
                openPrivate(copy).close();
                Files.write(copy, Files.readAllBytes(file));
            }
            return wrong.map(w -> w + "; a copy is " + copy);
        } catch (IOException e) {
            return Optional.of("its write-ahead log cannot be read: " + e.getMessage());
        }
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
