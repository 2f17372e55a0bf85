package chatroom.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What clients know the server again by: random, kept in its data folder, and the same at every
/// start. Only one server at a time has it: others are kept out by a lock, which the system gives
/// back however a process ends. Used by the thread that starts and stops the server.
final class Identity implements AutoCloseable {
    private static final int CHARS = 26;

    private final FileChannel file;
    private final String value;

    private Identity(FileChannel file, String value) {
        this.file = file;
        this.value = value;
    }

    /// Takes that of the folder, which is made where it is missing, for its owner alone.
    ///
    /// @throws CannotStart where the folder cannot be written to, the identity is in use or damaged
    static Identity in(Path folder) throws CannotStart {
        try {
            Files.createDirectories(folder, forTheOwner("rwx------"));
            Path path = folder.resolve("identity");
            Set<OpenOption> options =
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileChannel file = FileChannel.open(path, options, forTheOwner("rw-------"));
            try {
                return new Identity(file, value(path, file));
            } catch (IOException | CannotStart | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be used: %s. Choose another with --data."
                            .formatted(folder, Reason.of(e)));
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

    private static String value(Path path, FileChannel file) throws IOException, CannotStart {
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
        if (!identity.matches("[a-z2-7]{" + CHARS + "}")) {
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

    /// 26 base32 digits.
    String value() {
        return value;
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
