package chatroom.desktop.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Opens addresses of the web in the person's browser. Stateless.
public final class Browser {
    private Browser() {}

    /// Opens one; where that cannot be done, nothing happens.
    ///
    /// @throws IllegalArgumentException where it is none of the web: others may start programs
    public static void open(URI address) {
        List<String> command = command(System.getProperty("os.name", ""), address);
        Thread.startVirtualThread(() -> {
            try {
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                // No browser here.
            }
        });
    }

    static List<String> command(String system, URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("not an address of the web");
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toASCIIString());
        }
        return List.of(os.startsWith("mac") ? "open" : "xdg-open", address.toASCIIString());
    }
}
