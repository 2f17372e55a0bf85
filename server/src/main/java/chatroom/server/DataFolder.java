package chatroom.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a server keeps what outlives it; one server at a time, others are kept out by a lock,
/// which the system gives back however a process ends. Made where it is missing, for its owner
/// alone. Used by the thread that starts and stops the server.
///
/// The identity in it is what clients know the server again by: random, and the same at every
/// start.
final class DataFolder implements AutoCloseable {
    private static final int IDENTITY_CHARS = 26;

    private final Path path;
    private final FileChannel file;
    private final String identity;

    private DataFolder(Path path, FileChannel file, String identity) {
        this.path = path;
        this.file = file;
        this.identity = identity;
    }

    /// @throws CannotStart where it cannot be written to, is in use, or its identity is damaged
    static DataFolder open(Path path) throws CannotStart {
        try {
            Files.createDirectories(path, forTheOwner("rwx------"));
            Path identity = path.resolve("identity");
            FileChannel file =
                    FileChannel.open(
                            identity,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE),
                            forTheOwner("rw-------"));
            try {
                return new DataFolder(path, file, identity(identity, file));
            } catch (IOException | CannotStart | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be used: %s. Choose another with --data."
                            .formatted(path, Reason.of(e)));
        }
    }

    private static FileAttribute<?>[] forTheOwner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[] {};
    }

    private static String identity(Path path, FileChannel file) throws IOException, CannotStart {
        if (lock(file) == null) {
            throw new CannotStart(
                    ("Another server is running with the data folder %s. Give this one its own"
                                    + " with --data.")
                            .formatted(path.getParent()));
        }
        if (file.size() == 0) {
            String identity = new SecureRandomness().id();
            file.write(ByteBuffer.wrap((identity + "\n").getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
            return identity;
        }
        String identity = Files.readString(path, StandardCharsets.ISO_8859_1).strip();
        if (!identity.matches("[a-z2-7]{" + IDENTITY_CHARS + "}")) {
            throw new CannotStart(
                    ("The file %s is damaged: it does not hold the server's identity. Put it back"
                         + " from a backup, or delete it: then clients take this server for"
                         + " another.")
                            .formatted(path));
        }
        return identity;
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

    String identity() {
        return identity;
    }

    /// Lets another server use it.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
