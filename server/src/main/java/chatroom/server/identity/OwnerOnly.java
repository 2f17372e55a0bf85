package chatroom.server.identity;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes files and folders that nobody but their owner can read, where the system knows of that.
/// Stateless.
public final class OwnerOnly {
    private OwnerOnly() {}

    /// For making a folder.
    public static FileAttribute<?>[] folder() {
        return attributes("rwx------");
    }

    /// For making a file.
    public static FileAttribute<?>[] file() {
        return attributes("rw-------");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[] {};
    }
}
