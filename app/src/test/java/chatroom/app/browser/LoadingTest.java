package chatroom.app.browser;

import chatroom.server.RealServer;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page of which a part does not come.
@Tag("e2e")
class LoadingTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    @ParameterizedTest
    @ValueSource(strings = {"first.js", "later.js", "words/en.json", "style.css"})
    void is_loaded_anew_until_all_of_it_is_there(String part) {
        try (RealServer server = new RealServer()) {
            Guest anna = BROWSERS.guest("about:blank");
            AtomicInteger asked = new AtomicInteger();
            anna.page.route(
                    "**/" + part,
                    (Route route) -> {
                        if (asked.incrementAndGet() <= 2) {
                            route.abort();
                        } else {
                            route.resume();
                        }
                    });
            anna.page.navigate("http://" + server.address() + "/");
            // The list is there before what it does not need.
            anna.page.waitForCondition(() -> asked.get() > 2);
            anna.sees("button.session", "Lobby");
            anna.join("Lobby", "Anna", "");
            anna.complaints.removeIf(it -> it.contains("fetch")); // of what did not come
        }
    }
}
