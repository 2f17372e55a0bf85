package chatroom.log.export;

import chatroom.log.LogUnavailable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The file that sessions are moved by: written as a whole or not at all, for its owner alone,
/// since it holds codes and what tokens are compared with. Has no state.
public final class ExportFile {
    private static final int BUFFER = 1 << 20;
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private ExportFile() {}

    /// Writes what is to be in it.
    ///
    /// @param <E> what may go wrong beside the file
    public interface Content<E extends Exception> {
        Moved write(OutputStream out) throws IOException, E;
    }

    /// Reads what is in it.
    public interface Reading {
        Moved of(InputStream in) throws IOException;
    }

    /// Writes it.
    ///
    /// @throws LogUnavailable where the file is there already, or cannot be written
    public static <E extends Exception> Moved write(Path file, Content<E> content) throws E {
        if (Files.exists(file)) {
            throw new LogUnavailable(file + " is there already.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Moved moved = part(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return moved;
        } catch (NoSuchFileException e) {
            throw new LogUnavailable(file + " cannot be written: there is no such folder.", e);
        } catch (IOException e) {
            throw new LogUnavailable(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static <E extends Exception> Moved part(Path part, Content<E> content)
            throws IOException, E {
        boolean good = false;
        try (FileChannel channel = open(part);
                OutputStream out =
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            channel.truncate(0);
            Moved moved = content.write(out);
            out.flush();
            channel.force(true);
            good = true;
            return moved;
        } finally {
            if (!good) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return FileChannel.open(file, options);
        }
        FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(OWNER);
        FileChannel channel = FileChannel.open(file, options, owner);
        Files.setPosixFilePermissions(file, OWNER);
        return channel;
    }

    /// Reads it.
    ///
    /// @throws LogUnavailable with a whole sentence, where it is not there, cannot be read, or is
    ///   not what was exported
    public static Moved read(Path file, Reading reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return reading.of(in);
        } catch (LogUnavailable e) {
            String why = String.valueOf(e.getMessage());
            throw why.endsWith(".")
                    ? e
                    : new LogUnavailable(
                            file + " cannot be imported: " + why + ". Nothing was imported.", e);
        } catch (NoSuchFileException e) {
            throw new LogUnavailable("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new LogUnavailable(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
