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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Debian's Chromium, started once for a class of tests; after each of them, every guest goes, and
/// none may have had anything to complain of. Used by one thread.
final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final List<Guest> guests = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "no Chromium: apt-get install chromium");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
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

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close(); // with the browser
        }
    }
}
