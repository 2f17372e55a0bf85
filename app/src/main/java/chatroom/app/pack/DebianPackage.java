package chatroom.app.pack;

import chatroom.core.Product;
import chatroom.desktop.look.Emblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An image as a package of Debian and its like: below `/opt`, with the command on everybody's
/// path, and an entry in the menus. Immutable; any thread.
///
/// @param image what it installs; it is moved into the package's tree and back
/// @param work for files of the moment
record DebianPackage(Target target, Path image, Path work) {
    private static final Path HOME = Path.of("opt", Product.COMMAND);
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128, 256);

    /// As Debian names it.
    String file() {
        return "%s_%s_%s.deb".formatted(Product.COMMAND, Product.VERSION, architecture());
    }

    private String architecture() {
        return target.cpu() == Target.Cpu.X64 ? "amd64" : "arm64";
    }

    /// Makes it.
    ///
    /// @param to the folder that it comes into
    void make(Path to) throws IOException, InterruptedException, PackagingFailed {
        Path root = work.resolve("deb");
        menu(root);
        Path command = Files.createDirectories(root.resolve("usr/bin")).resolve(Product.COMMAND);
        Files.createSymbolicLink(
                command, Path.of("/").resolve(HOME).resolve("bin").resolve(Product.COMMAND));
        write(root.resolve("usr/share/doc/chatroom/copyright"), Files.readString(notice()));
        write(root.resolve("DEBIAN/control"), control(kilobytes()));
        Path there = root.resolve(HOME);
        Files.createDirectories(there.getParent());
        Files.move(image, there);
        try {
            Tool.ofSystem(
                    work,
                    work.resolve("deb.log"),
                    List.of(
                            "dpkg-deb",
                            "--root-owner-group",
                            "-Zgzip", // xz takes minutes for a tenth less
                            "-z6",
                            "--build",
                            root.toString(),
                            to.resolve(file()).toString()));
        } finally {
            Files.move(there, image);
        }
    }

    private Path notice() {
        return target.files(image).resolve("NOTICE");
    }

    private long kilobytes() throws IOException {
        try (Stream<Path> all = Files.walk(image)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
                    / 1024;
        }
    }

    /// A server needs no windows, so what they need is recommended only.
    private String control(long kilobytes) {
        return """
        Package: %s
        Version: %s
        Architecture: %s
        Section: net
        Priority: optional
        Maintainer: The authors of Chatroom <chatroom@localhost>
        Installed-Size: %d
        Depends: libc6
        Recommends: libgtk-3-0 | libgtk-3-0t64, libgl1, libxtst6
        Suggests: libnotify-bin, xdg-utils
        Description: chat room for the people around you
         One person starts the server; everybody else's client finds it on the local
         network by itself. No accounts, no internet, nothing to configure.
         .
         The window, the server and the client for terminals are one program, which
         brings its own Java.
        """
                .formatted(Product.COMMAND, Product.VERSION, architecture(), kilobytes);
    }

    private void menu(Path root) throws IOException {
        write(root.resolve("usr/share/applications/chatroom.desktop"), entry());
        Path icons = root.resolve("usr/share/icons/hicolor");
        write(icons.resolve("scalable/apps/chatroom.svg"), Emblem.source());
        for (int size : ICONS) {
            Path folder = Files.createDirectories(icons.resolve("%1$dx%1$d/apps".formatted(size)));
            Files.write(folder.resolve("chatroom.png"), IconFile.png(Emblem.ours(), size));
        }
    }

    /// Freedesktop, Desktop Entry Specification 1.5.
    private String entry() {
        return """
        [Desktop Entry]
        Type=Application
        Name=Chatroom
        Comment=Talk with the people around you
        Comment[he]=לדבר עם האנשים שסביבך
        Exec=/%s/bin/%s
        Icon=chatroom
        Categories=Network;InstantMessaging;
        Terminal=false
        """
                .formatted(HOME, AppImage.opener(target));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
