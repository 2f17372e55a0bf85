package chatroom.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Debian's Chromium, started once for all tests; after each of them, every guest goes, and none
/// may have had anything to complain of. Used by one thread.
final class Browsers implements BeforeAllCallback, AfterEachCallback {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final List<Guest> guests = new ArrayList<>();
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "no Chromium: apt-get install chromium");
        browser =
                context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                        .browser();
    }

    /// Ends with the last test, as all that is kept in the store of the root.
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Running(
                    playwright,
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(CHROMIUM)
                                            .setArgs(FLAGS)));
        }

        @Override
        public void close() {
            playwright.close(); // with the browser
        }
    }

    /// A browser of its own: it shares nothing with the others.
    Guest guest(String address, Looks looks) {
        Browser running = Objects.requireNonNull(browser);
        Guest guest = new Guest(running.newContext(looks.options()), address);
        guests.add(guest);
        return guest;
    }

    Guest guest(String address) {
        return guest(address, Looks.DESKTOP);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Guest> gone = List.copyOf(guests);
        guests.clear();
        gone.forEach(Guest::close);
        if (context.getExecutionException().isEmpty()) {
            gone.forEach(Guest::complainsOfNothing);
        }
    }
}
