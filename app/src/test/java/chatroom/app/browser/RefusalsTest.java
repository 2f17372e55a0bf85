package chatroom.app.browser;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.client.Refused;
import chatroom.core.Limits;
import chatroom.server.RealServer;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.NetworkInterface;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What cannot be done is said in words, beside what it is about, and what was typed stays.
@Tag("e2e")
class RefusalsTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final RealServer server = new RealServer("--name", "Room 12");

    @AfterEach
    void stop() {
        server.close();
    }

    private Guest guest() {
        return BROWSERS.guest("http://" + server.address() + "/");
    }

    private static void hint(Guest guest, String field, String words) {
        guest.sees("#field-" + field + "-hint", words);
    }

    @Test
    void slips_are_told_while_typing() {
        Guest anna = guest();
        anna.button("New session").click();
        anna.dialog().getByLabel("Name of the session").fill("ab");
        hint(anna, "session", "at least 3 characters");
        anna.dialog().getByLabel("Name of the session").fill("1st of all");
        hint(anna, "session", "does not begin with a digit");
        anna.dialog().getByLabel("Your name").fill("Anna!");
        hint(anna, "name", "“!” cannot be in it");
        anna.dialog().getByLabel("Your name").fill("Annabellaanna");
        hint(anna, "name", "at most 12 characters");
        anna.dialog().getByLabel("Code, if").fill("123");
        hint(anna, "code", "exactly five digits");
        anna.inDialog("Create").click();
        PlaywrightAssertions.assertThat(anna.dialog().getByLabel("Name of the session"))
                .isFocused();
        anna.dialog().getByLabel("Name of the session").fill("Planets");
        anna.dialog().getByLabel("Your name").fill("Anna");
        anna.dialog().getByLabel("Code, if").fill(" ١ ٢ ٣ ٤ ٥ ");
        anna.inDialog("Create").click();
        anna.sees("header .pill", "12345");
    }

    @Test
    void the_server_has_the_last_word_and_says_which_field_it_is_about() throws Exception {
        try (Client anna = Client.connect(server.address(), _ -> {})) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            Guest ben = guest();
            ben.session("Planets").click();
            ben.inDialog("Join").click();
            hint(ben, "name", "at least 3 characters");
            ben.dialog().getByLabel("Your name").fill("Admin");
            ben.dialog().getByLabel("Code").fill("54321");
            ben.inDialog("Join").click();
            hint(ben, "name", "is nobody's");
            ben.dialog().getByLabel("Your name").fill("Ben");
            ben.inDialog("Join").click();
            hint(ben, "code", "That is not the code of Planets.");
            PlaywrightAssertions.assertThat(ben.dialog().getByLabel("Your name")).hasValue("Ben");
            ben.dialog().getByLabel("Your name").fill("Anпa");
            ben.dialog().getByLabel("Code").fill("12345");
            ben.inDialog("Join").click();
            hint(ben, "name", "mixes alphabets");
            ben.dialog().getByLabel("Your name").fill("Ben");
            ben.inDialog("Join").click();
            ben.sees("header h1", "Planets");
            ben.button("Leave").first().click();
            ben.inDialog("Leave").click();
            ben.button("New session").click();
            ben.dialog().getByLabel("Name of the session").fill("planets");
            ben.inDialog("Create").click();
            hint(ben, "session", "is taken");
        }
    }

    @Test
    void who_knocks_waits_and_is_let_in() throws Exception {
        Guest anna = guest();
        anna.create("Planets", "Anna", "12345");
        try (Client guesser = Client.connect(server.address(), _ -> {})) {
            for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
                wrongCode(guesser, i);
            }
        }
        Guest ben = guest();
        ben.session("Planets").click();
        ben.dialog().getByLabel("Your name").fill("Ben");
        ben.dialog().getByLabel("Code").fill("12345");
        ben.inDialog("Join").click();
        ben.sees("dialog .waiting", "Somebody inside has to let you in.");
        anna.sees(".bar", "Ben would like to come in.");
        anna.photograph("knock-desktop-light");
        ben.inDialog("Cancel").click();
        PlaywrightAssertions.assertThat(anna.page.locator(".bar")).hasCount(0);
        ben.session("Planets").click();
        ben.dialog().getByLabel("Code").fill("12345");
        ben.inDialog("Join").click();
        anna.button("Let in").click();
        ben.sees("header h1", "Planets");
    }

    private static void wrongCode(Client client, int i) throws InterruptedException {
        try {
            client.join("Planets", "Guess" + i, "54321");
        } catch (Refused expected) {
            // That is what it is for.
        }
    }

    @Test
    void a_message_that_is_refused_can_be_sent_again_or_thrown_away() {
        Guest anna = guest();
        anna.join("Lobby", "Anna", "");
        for (int i = 0; i < 40; i++) {
            anna.say("quick " + i);
        }
        anna.sees(".waiting .wrong", "Not sent. That was too fast.");
        anna.button("Throw away").first().click();
        anna.say("x".repeat(8_001));
        anna.sees(".box .wrong", "A message has at most 8,000 characters.");
    }

    @Test
    void what_the_plain_door_does_not_allow_is_shown_with_the_way_to_the_other() throws Exception {
        Optional<String> outside =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address ->
                                !address.isLoopbackAddress() && address.getAddress().length == 4)
                        .map(address -> address.getHostAddress() + ":" + server.port())
                        .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "no network but loopback");
        try (Client anna = Client.connect(server.address(), _ -> {})) {
            anna.create(NewSession.of("Secrets").withEncryptedOnly(true), "Anna");
            Guest ben = BROWSERS.guest("http://" + outside.orElseThrow() + "/", Looks.PHONE);
            ben.sees(".notice.door", "open on this Wi-Fi without encryption");
            PlaywrightAssertions.assertThat(ben.button("New session")).isDisabled();
            PlaywrightAssertions.assertThat(ben.session("Secrets")).isDisabled();
            PlaywrightAssertions.assertThat(ben.page.getByPlaceholder("exit code")).isDisabled();
            ben.photograph("plain-door-phone-light");
            ben.join("Lobby", "Ben", "");
            ben.sees(".where", "open on this Wi-Fi");
            ben.say("from the plain door");
            ben.seesMessage("from the plain door");
            ben.button("Leave").first().click();
            ben.inDialog("Leave").click();
            ben.page.locator(".notice.door a").click();
            ben.session("Secrets").click();
            ben.dialog().getByLabel("Your name").fill("Ben");
            ben.inDialog("Join").click();
            ben.sees(".where", "encrypted");
        }
    }
}
