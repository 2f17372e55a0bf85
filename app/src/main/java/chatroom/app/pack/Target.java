package chatroom.app.pack;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The system that something is packaged for: the one that this runs on, since a JDK has the
/// run-time image of its own system alone. Immutable; any thread.
record Target(Os os, Cpu cpu) {
    private static final Pattern NATIVE_JAR =
            Pattern.compile(".*-(linux|osx|windows)-(x86_64|aarch_64)\\.jar");

    private static final String SQLITE = "org/sqlite/native/";

    /// What differs between systems: their word in names of archives and of Netty's jars, and the
    /// folder of SQLite's native code; where jpackage puts the jars in an image, and where Java.
    enum Os {
        LINUX("linux", "linux", "Linux", "lib/app", "lib/runtime"),
        MACOS("macos", "osx", "Mac", "Contents/app", "Contents/runtime/Contents/Home"),
        WINDOWS("windows", "windows", "Windows", "app", "runtime");

        private final String word;
        private final String netty;
        private final String sqlite;
        private final String files;
        private final String home;

        Os(String word, String netty, String sqlite, String files, String home) {
            this.word = word;
            this.netty = netty;
            this.sqlite = sqlite;
            this.files = files;
            this.home = home;
        }
    }

    /// What differs between processors.
    enum Cpu {
        X64("x64", "x86_64", "x86_64"),
        ARM64("arm64", "aarch_64", "aarch64");

        private final String word;
        private final String netty;
        private final String sqlite;

        Cpu(String word, String netty, String sqlite) {
            this.word = word;
            this.netty = netty;
            this.sqlite = sqlite;
        }
    }

    /// This one.
    static Target here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /// @param system as `os.name` has it
    /// @param processor as `os.arch` has it
    static Target of(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        return new Target(
                os.startsWith("windows") ? Os.WINDOWS : os.startsWith("mac") ? Os.MACOS : Os.LINUX,
                processor.equals("aarch64") ? Cpu.ARM64 : Cpu.X64);
    }

    boolean is(Os other) {
        return os == other;
    }

    /// As it stands in the names of archives: `linux-x64`.
    String word() {
        return os.word + "-" + cpu.word;
    }

    /// Where the jars are in an image.
    Path files(Path image) {
        return image.resolve(os.files);
    }

    /// Where the Java runtime is in an image.
    Path home(Path image) {
        return image.resolve(os.home);
    }

    /// Whether a jar is of use here: not if it has nothing but another system's native code.
    boolean wants(String jar) {
        Matcher other = NATIVE_JAR.matcher(jar);
        return !other.matches()
                || (other.group(1).equals(os.netty) && other.group(2).equals(cpu.netty));
    }

    /// Whether a file in a jar is of use here.
    boolean wantsInside(String name) {
        return !name.startsWith(SQLITE)
                || name.startsWith(SQLITE + os.sqlite + "/" + cpu.sqlite + "/");
    }
}
