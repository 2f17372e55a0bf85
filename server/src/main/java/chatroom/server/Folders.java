package chatroom.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system keeps the files of a person (XDG Base Directory Specification; on macOS and
/// Windows the platform's own places unless XDG's variables are set). Immutable; any thread.
///
/// @param config for `server.properties`
/// @param data for sessions and the identity
record Folders(Path config, Path data) {
    private static final String OURS = "chatroom";

    /// The folders of whoever runs this process.
    static Folders here() {
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    static Folders of(String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        Path config = home.resolve(".config");
        Path data = home.resolve(".local/share");
        if (os.startsWith("mac")) {
            config = home.resolve("Library/Application Support");
            data = config;
        } else if (os.startsWith("windows")) {
            config = named(environment, "APPDATA", home.resolve("AppData/Roaming"));
            data = named(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
        }
        return new Folders(
                named(environment, "XDG_CONFIG_HOME", config).resolve(OURS),
                named(environment, "XDG_DATA_HOME", data).resolve(OURS));
    }

    /// XDG: a path that is not absolute is to be ignored.
    private static Path named(Map<String, String> environment, String name, Path otherwise) {
        Path named = Path.of(environment.getOrDefault(name, ""));
        return named.isAbsolute() ? named : otherwise;
    }
}
