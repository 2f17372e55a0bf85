package chatroom.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// Debian's Chromium, started once for a class of tests. Used by one thread.
final class Browsers implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    Browsers() {
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
        return new Guest(browser.newContext(looks.options()), address);
    }

    Guest guest(String address) {
        return guest(address, Looks.DESKTOP);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
