package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.core.Limits;
import chatroom.discovery.LocalAddresses;
import chatroom.server.RealServer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody does with mouse and keyboard, in windows, against a real server.
@Tag("e2e")
class ScreensTest {
    @TempDir private Path folder;

    @Test
    void the_keyboard_alone_leads_into_a_session() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 2);
            Node list = anna.sees("#sessions");
            anna.awaits("the focus", () -> list.equals(list.getScene().getFocusOwner()));
            anna.presses(KeyCode.END).presses(KeyCode.ENTER);
            Node name = anna.sees("#name");
            anna.awaits("the focus", name::isFocused);
            // Key by key: what the robot writes goes to the window it clicked in last.
            anna.presses(KeyCode.A).presses(KeyCode.N).presses(KeyCode.N).presses(KeyCode.A);
            anna.presses(KeyCode.TAB);
            paste(anna, " ١٢ 3-४5 ");
            assertThat(((TextField) anna.sees("#code")).getText()).isEqualTo("12345");
            anna.presses(KeyCode.ENTER);
            anna.sees("#session-code");
        }
    }

    private static ObservableList<?> rows(Person person) {
        return person.robot()
                .lookup("#sessions")
                .tryQuery()
                .filter(TableView.class::isInstance)
                .<ObservableList<?>>map(node -> ((TableView<?>) node).getItems())
                .orElseGet(FXCollections::observableArrayList);
    }

    /// As somebody has it in a message of another language.
    private static void paste(Person person, String text) {
        person.does(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        person.presses(KeyCode.SHORTCUT, KeyCode.V);
    }

    @Test
    void the_list_is_sorted_filtered_and_reloaded() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 2);
            anna.reads("NO CODE");
            anna.reads("code needed");
            anna.presses(KeyCode.SHORTCUT, KeyCode.DIGIT2);
            anna.awaits("fewest first", () -> rows(anna).getFirst().toString().contains("Lobby"));
            anna.presses(KeyCode.SHORTCUT, KeyCode.DIGIT2);
            anna.awaits("most first", () -> rows(anna).getFirst().toString().contains("Planets"));
            anna.types("#filter", "lob");
            anna.awaits("the lobby alone", () -> rows(anna).size() == 1);
            anna.robot().write("x");
            anna.reads("No session has that");
            anna.clicks("#reload").clicks("#about");
            anna.reads("/kick member");
            anna.presses(KeyCode.ESCAPE);
        }
    }

    @Test
    void a_click_on_a_heading_sorts_by_it() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 2);
            anna.clicksHeading("Members");
            anna.awaits("fewest first", () -> rows(anna).getFirst().toString().contains("Lobby"));
            anna.clicksHeading("Members");
            anna.awaits("most first", () -> rows(anna).getFirst().toString().contains("Planets"));
        }
    }

    @Test
    void others_are_shown_how_to_join() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port())) {
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 1);
            anna.clicks("#invite");
            anna.reads("Join Test");
            anna.sees("#done");
            assertThat(anna.robot().lookup("#with-code").tryQuery()).isEmpty();
            anna.presses(KeyCode.ESCAPE);
        }
    }

    private static void chatsWithoutTheList(Person anna) throws TimeoutException {
        anna.starts();
        anna.doubleClicks("Planets");
        anna.types("#name", "Anna").clicks("#join");
        anna.sees("#message");
        anna.closesTheWindow();
        anna.awaits("the chat alone", () -> anna.robot().listWindows().size() == 1);
    }

    @Test
    void the_list_can_be_closed_while_chats_go_on() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            chatsWithoutTheList(anna);
            ben.say("Are you still there?");
            anna.reads("Are you still there?");
            assertThat(anna.hasEnded()).isFalse();
            anna.clicks("#session-menu").clicks("#leave");
            anna.awaits("the end", anna::hasEnded);
        }
    }

    @Test
    void who_is_removed_comes_back_to_the_list_though_it_was_closed() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            chatsWithoutTheList(anna);
            ben.say("/kick Anna");
            anna.clicks("#back-to-list");
            anna.sees("#filter");
            assertThat(anna.hasEnded()).isFalse();
        }
    }

    @Test
    void who_guesses_exit_codes_is_told_when_to_go_on() throws Exception {
        // From this computer itself everybody may guess.
        String host =
                LocalAddresses.now().stream()
                        .map(LocalAddresses.LocalAddress::address)
                        .filter(Inet4Address.class::isInstance)
                        .map(InetAddress::getHostAddress)
                        .findFirst()
                        .orElse("");
        assumeTrue(!host.isEmpty(), "this computer is in no network");
        try (RealServer server = new RealServer();
                Person anna = new Person(folder, Announced.freePort())) {
            anna.starts();
            anna.types("#address", host + ":" + server.port()).presses(KeyCode.ENTER);
            anna.awaits("the list", () -> rows(anna).size() == 1);
            String right = server.exitCode();
            for (int i = 0; i < Limits.EXIT_TRIES_PER_SOURCE; i++) {
                enter(anna, right.equals("00000000") ? "00000001" : "00000000");
                anna.reads("not the exit code");
            }
            enter(anna, right);
            anna.reads("too many wrong exit codes");
        }
    }

    private static void enter(Person person, String exitCode) {
        person.does(() -> {
            ((TextField) person.robot().lookup("#exit-code").query()).setText(exitCode);
            return true;
        });
        person.clicks("#stop").clicks("#stop-it");
    }

    @Test
    void the_server_is_stopped_by_its_exit_code_after_a_question() throws Exception {
        Announced found = new Announced("Room 12");
        try (Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 2);
            String right = found.server().exitCode();
            String wrong = right.equals("00000000") ? "00000001" : "00000000";
            anna.types("#exit-code", wrong).clicks("#stop");
            anna.reads("1 person will be disconnected");
            anna.clicks("#stop-it");
            anna.reads("not the exit code");
            anna.does(() -> {
                ((TextField) anna.robot().lookup("#exit-code").query()).clear();
                return true;
            });
            anna.types("#exit-code", right).clicks("#stop").clicks("#stop-it");
            found.server().awaitStop();
            found.close();
            anna.reads("The server was stopped.");
            anna.sees("#again");
        }
    }

    @Test
    void who_finds_nobody_hosts_and_is_asked_before_it_ends() throws Exception {
        try (Person anna = new Person(folder, Announced.freePort())) {
            anna.starts();
            anna.reads("What may be the matter");
            anna.clicks("#host");
            anna.sees("#hosting");
            Label code = (Label) anna.sees("#hosted-exit-code");
            assertThat(code.getText()).doesNotMatch(".*\\d.*");
            anna.clicks("#show");
            anna.awaits("the exit code", () -> code.getText().matches("\\d{8}"));
            anna.closesTheWindow();
            anna.clicks("#go-on");
            anna.sees("#hosting");
            anna.closesTheWindow();
            anna.clicks("#end-it");
            anna.awaits(
                    "the end",
                    () -> anna.robot().listWindows().stream().noneMatch(w -> w.isShowing()));
            assertThat(anna.hasEnded()).isTrue();
        }
    }

    @Test
    void what_is_chosen_in_the_settings_is_so_at_once() throws Exception {
        try (Person anna = new Person(folder, Announced.freePort())) {
            anna.starts();
            anna.clicks("#settings");
            anna.does(() -> {
                combo(anna.robot().lookup("#theme").query()).getSelectionModel().selectLast();
                combo(anna.robot().lookup("#size").query()).getSelectionModel().selectLast();
                return true;
            });
            Node again = anna.sees("#again");
            anna.awaits(
                    "dark",
                    () -> again.getScene().getStylesheets().getFirst().endsWith("dark.css"));
            anna.awaits(
                    "three times as large",
                    () -> again.getScene().getRoot().getStyle().contains("45.0px"));
        }
    }

    private static ComboBox<?> combo(Node node) {
        return (ComboBox<?>) node;
    }

    @Test
    void everything_one_can_act_on_has_a_name_for_who_listens() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port())) {
            anna.starts();
            anna.awaits("the list", () -> rows(anna).size() == 1);
            assertThat(anna.nameless()).isEmpty();
            anna.clicks("#create");
            anna.sees("#session");
            assertThat(anna.nameless()).isEmpty();
            anna.presses(KeyCode.ESCAPE).clicks("#settings");
            anna.sees("#theme");
            assertThat(anna.nameless()).isEmpty();
            anna.presses(KeyCode.ESCAPE).clicks("#back");
            anna.sees("#servers");
            assertThat(anna.nameless()).isEmpty();
        }
    }
}
