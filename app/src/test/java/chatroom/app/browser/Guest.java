package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody with a browser, by what they see and press. Notes what a browser complains of: scripts
/// that fail, and what the content security policy forbade. Used by one thread.
final class Guest implements AutoCloseable {
    /// Costs nothing while all is well.
    static final double PATIENCE = 60_000;

    static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

    private static final Path SCREENSHOTS = Path.of("..", "web", "target", "screenshots");

    private final BrowserContext context;
    final Page page;
    final List<String> complaints = new ArrayList<>();

    Guest(BrowserContext context, String address) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A network that is gone is no fault of the page's.
            boolean network =
                    message.text().contains("WebSocket") || message.text().contains("net::ERR_");
            if (message.type().equals("error") && !network) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("a script opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('CSP ' +"
                        + " e.violatedDirective + ' ' + e.blockedURI))");
        page.navigate(address);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /// The button of a session in the list.
    Locator session(String name) {
        return page.locator("button.session", new Page.LocatorOptions().setHasText(name));
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    Locator inDialog(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void create(String session, String name, String code) {
        button("New session").click();
        dialog().getByLabel("Name of the session").fill(session);
        dialog().getByLabel("Your name").fill(name);
        dialog().getByLabel("Code, if").fill(code);
        inDialog("Create").click();
        sees("header h1", session);
    }

    void join(String session, String name, String code) {
        session(session).click();
        dialog().getByLabel("Your name").fill(name);
        if (!code.isEmpty()) {
            dialog().getByLabel("Code").fill(code);
        }
        inDialog("Join").click();
        sees("header h1", session);
    }

    void say(String text) {
        page.locator("textarea").fill(text);
        page.keyboard().press("Enter");
    }

    /// Waits until that is there, in an element of that kind.
    void sees(String selector, String text) {
        PlaywrightAssertions.assertThat(
                        page.locator(selector, new Page.LocatorOptions().setHasText(text)).first())
                .isVisible();
    }

    void seesMessage(String text) {
        sees(".bubble", text);
    }

    void seesLine(String text) {
        sees(".quiet", text);
    }

    /// What a module of the page's engine comes to.
    ///
    /// @param script a function body, to which the `module` and an `arg` are given
    Object engine(String module, String script, @Nullable Object arg) {
        return page.evaluate(
                "async arg => { const module = await import(document.documentElement.dataset.folder"
                        + " + 'engine/%s.js'); %s }".formatted(module, script),
                arg);
    }

    /// What is on the screen, into a file to look at.
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    void complainsOfNothing() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
