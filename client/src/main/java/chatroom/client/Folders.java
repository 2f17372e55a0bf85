package chatroom.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a person's files are, by the custom of their system. Stateless; any thread.
public final class Folders {
    private static final String NAME = "chatroom";

    private Folders() {}

    /// The folder for settings of the person who runs this program; it need not exist.
    public static Path config() {
        return config(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("user.home", "."));
    }

    /// `$XDG_CONFIG_HOME/chatroom` where that is set to an absolute path; otherwise what the system
    /// has for it.
    static Path config(Map<String, String> environment, String system, String home) {
        Path xdg = absolute(environment.get("XDG_CONFIG_HOME"));
        if (xdg != null) {
            return xdg.resolve(NAME);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = absolute(environment.get("APPDATA"));
            return (roaming == null ? Path.of(home, "AppData", "Roaming") : roaming).resolve(NAME);
        }
        return os.startsWith("mac")
                ? Path.of(home, "Library", "Application Support", NAME)
                : Path.of(home, ".config", NAME);
    }

    /// A relative one is to be ignored (XDG Base Directory Specification).
    private static @Nullable Path absolute(@Nullable String path) {
        return path == null || path.isEmpty() || !Path.of(path).isAbsolute() ? null : Path.of(path);
    }
}
