package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.core.Event;
import chatroom.core.Session;
import chatroom.server.RealServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// People in browsers talk with each other, and with a program of another kind.
@Tag("e2e")
class ConversationTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final RealServer server = new RealServer("--name", "Room 12");

    @AfterEach
    void stop() {
        server.close();
    }

    private Guest guest(Looks looks) {
        return BROWSERS.guest("http://" + server.address() + "/", looks);
    }

    private Guest guest() {
        return guest(Looks.DESKTOP);
    }

    @Test
    void two_browsers_and_a_java_client_have_the_whole_conversation() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Guest anna = guest();
        anna.create("Planets", "Anna", "12345");
        anna.sees("header .pill", "12345");
        Guest ben = guest(Looks.PHONE);
        ben.join("Planets", "Ben", "12345");
        anna.seesLine("Ben joined.");
        try (Client cleo = Client.connect(server.address(), said(heard))) {
            cleo.join("Planets", "Cleo", "12345");
            ben.seesLine("Cleo joined.");

            anna.say("Who has a result?");
            ben.seesMessage("Who has a result?");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("Who has a result?");
            cleo.say("11.9 years");
            anna.seesMessage("11.9 years");
            ben.say("two\nlines");
            anna.seesMessage("two\nlines");

            ben.say("/echo only me");
            ben.sees(".aside", "only me");
            ben.say("/time");
            ben.sees(".aside", "The server's time is");
            ben.say("/quote");
            ben.sees(".aside", "“");
            ben.say("/help");
            ben.sees(".aside", "/kick member [reason]");
            ben.say("//shrug");
            anna.seesMessage("/shrug");
            ben.say("/kick Anna");
            ben.sees(".aside", "Only the admin can do that.");
            ben.say("/hepl");
            ben.sees(".aside", "Did you mean /help?");

            anna.page.getByLabel("What to do about \u2068Cleo\u2069").click();
            anna.inDialog("Remove").click();
            anna.dialog().getByLabel("Reason").fill("spoilers");
            anna.inDialog("Remove").click();
            ben.seesLine("Anna removed Cleo: spoilers");
        }
        anna.page.getByLabel("What to do about \u2068Ben\u2069").click();
        anna.inDialog("Make admin").click();
        anna.inDialog("Make admin").click();
        ben.seesLine("You are the admin now.");
        ben.say("/code 54321");
        anna.sees("header .pill", "54321");
        ben.say("/close");
        anna.sees(".notice", "Planets has ended.");
        ben.sees(".notice", "Planets has ended.");
        anna.sees("h1", "Chat sessions");
        PlaywrightAssertions.assertThat(anna.session("Planets")).hasCount(0);
    }

    private static Listener said(BlockingQueue<String> heard) {
        return news -> {
            if (news instanceof News.Told told && told.entry().event() instanceof Event.Said said) {
                heard.add(said.text().value());
            }
        };
    }

    @Test
    void every_browser_shows_what_the_server_has() throws Exception {
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        Guest ben = guest();
        ben.join("Planets", "Ben", "");
        for (int i = 0; i < 10; i++) {
            anna.say("a" + i);
            ben.say("b" + i);
        }
        try (Client cleo = Client.connect(server.address(), _ -> {})) {
            Session session = cleo.join("Planets", "Cleo", null).session();
            assertThat(StreamSupport.stream(session.members().spliterator(), false)).hasSize(3);
        }
        anna.seesMessage("b9");
        ben.seesMessage("a9");
        anna.seesLine("Cleo");
        ben.seesLine("Cleo");
        assertThat(ben.page.locator(".bubble").allInnerTexts())
                .hasSize(20)
                .isEqualTo(anna.page.locator(".bubble").allInnerTexts());
    }

    @Test
    void the_list_is_live_and_the_admin_who_leaves_hands_over() {
        Guest cleo = guest(Looks.PHONE);
        cleo.sees("button.session", "Lobby");
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        cleo.sees("button.session", "1 member");
        Guest ben = guest();
        ben.join("Planets", "Ben", "");
        cleo.sees("button.session", "2 members");
        anna.button("Session menu").click();
        anna.inDialog("Leave").click();
        anna.dialog().getByLabel("You are the admin").selectOption("admin Ben");
        anna.inDialog("Leave").click();
        anna.sees("h1", "Chat sessions");
        ben.seesLine("Ben is the admin now");
        ben.seesLine("Anna left.");
        ben.button("Session menu").click();
        ben.inDialog("Close the session").click();
        ben.inDialog("Close the session").click();
        PlaywrightAssertions.assertThat(cleo.session("Planets")).hasCount(0);
    }

    @Test
    void who_is_scrolled_up_is_not_moved_and_told_how_much_is_new() {
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        Guest ben = guest();
        ben.join("Planets", "Ben", "");
        for (int i = 0; i < 20; i++) {
            anna.say("line " + i + "\n\n\n");
        }
        ben.seesMessage("line 19");
        Locator log = ben.page.locator(".log");
        log.evaluate("log => { log.scrollTop = 0; }");
        ben.sees("button.newest", "");
        anna.say("something new");
        ben.sees("button.newest", "1 new");
        assertThat(log.evaluate("log => log.scrollTop")).isEqualTo(0);
        assertThat(ben.page.title()).startsWith("(1) Planets");
        ben.page.locator("button.newest").click();
        ben.sees(".rule.unread", "new");
        ben.seesMessage("something new");
        PlaywrightAssertions.assertThat(ben.page.locator("button.newest")).hasCount(0);
    }

    @Test
    void what_was_said_long_before_is_paged_in() throws Exception {
        try (RealServer quick = new RealServer("--unlimited");
                Client cleo = Client.connect(quick.address(), _ -> {})) {
            cleo.join("Lobby", "Cleo", null);
            for (int i = 0; i < 150; i++) {
                cleo.say("line " + i);
            }
            Guest anna = BROWSERS.guest("http://" + quick.address() + "/");
            anna.join("Lobby", "Anna", "");
            anna.seesMessage("line 149");
            assertThat(anna.page.locator(".bubble").allInnerTexts()).doesNotContain("line 1");
            anna.page.locator(".log").evaluate("log => { log.scrollTop = 0; }");
            anna.seesMessage("line 1");
            PlaywrightAssertions.assertThat(anna.page.locator(".bubble")).hasCount(150);
            PlaywrightAssertions.assertThat(anna.page.locator("button.older")).hasCount(0);
        }
    }

    @Test
    void five_thousand_messages_are_scrolled_while_few_of_them_are_drawn() throws Exception {
        try (RealServer quick = new RealServer("--unlimited");
                Client cleo = Client.connect(quick.address(), _ -> {})) {
            cleo.join("Lobby", "Cleo", null);
            cleo.say("the very first");
            Guest anna = BROWSERS.guest("http://" + quick.address() + "/");
            anna.join("Lobby", "Anna", "");
            try (ExecutorService many = Executors.newFixedThreadPool(32)) {
                List<Callable<Object>> lines = new ArrayList<>();
                for (int i = 0; i < 5_000; i++) {
                    String text = "line " + i;
                    lines.add(() -> String.valueOf(cleo.say(text)));
                }
                for (Future<Object> said : many.invokeAll(lines)) {
                    said.get();
                }
            }
            cleo.say("the very last");
            anna.seesMessage("the very last");
            Object drawn =
                    anna.page.evaluate(
                            """
                            async () => {
                              const log = document.querySelector('.log');
                              let most = 0;
                              while (!log.textContent.includes('the very first')) {
                                log.scrollTop = 0;
                                await new Promise(next => setTimeout(next, 5));
                                most = Math.max(most, log.querySelectorAll('[data-block]').length);
                              }
                              return most;
                            }
                            """);
            assertThat((int) drawn).isLessThanOrEqualTo(150);
            anna.page.locator("button.newest").click();
            anna.seesMessage("the very last");
        }
    }
}
