package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Refused;
import chatroom.core.Refusal;
import chatroom.desktop.settings.Settings;
import chatroom.server.RealServer;
import chatroom.server.Wire;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Chat windows against a real server: what is said, and what one can do about the others.
@Tag("e2e")
class ChatEndToEndTest {
    @TempDir private Path folder;

    @Test
    void two_windows_and_a_program_talk_to_each_other() throws Exception {
        try (RealServer server = new RealServer("--name", "Room 12");
                Chatter anna = new Chatter(folder.resolve("anna"), server);
                Chatter ben = new Chatter(folder.resolve("ben"), server);
                Client carla = Client.connect(server.address(), Listener.NOBODY)) {
            anna.creates(NewSession.of("Planets").withCode("12345"), "Anna");
            ben.joins("Planets", "Ben", "12345");
            carla.join("Planets", "Carla", "12345");
            anna.reads("Ben and Carla joined.").reads("3 members · Room 12 · encrypted");
            anna.says("Good morning!");
            ben.reads("Good morning!").says("Hello Anna");
            carla.say("Hello both");
            anna.reads("Hello Anna").reads("Hello both").missesSoon("waits to be sent");
            carla.leave();
            ben.reads("Carla left.");
            for (String command : new String[] {"help", "quote", "time"}) {
                anna.chooses(command);
            }
            anna.says("/echo my words").says("/hlep");
            anna.reads("only you see this · /time")
                    .reads("my words")
                    .reads("There is no command /hlep. Did you mean /help?");
            assertThat(ben.all()).doesNotContain("my words");
        }
    }

    @Test
    void keys_send_break_lines_recall_and_complete() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server)) {
            anna.creates(NewSession.of("Planets"), "Anna").reads("NO CODE");
            TextInputControl box = anna.node("#message", TextInputControl.class);
            anna.writes("one").presses(KeyCode.END).presses(KeyCode.ENTER, true);
            anna.awaits("two lines", () -> box.getText().equals("one\n"));
            anna.presses(KeyCode.ENTER);
            anna.awaits("an empty box", () -> box.getText().isEmpty());
            anna.reads("one").says("two");
            anna.presses(KeyCode.UP);
            anna.awaits("what was said", () -> box.getText().equals("two"));
            anna.presses(KeyCode.UP).presses(KeyCode.DOWN).presses(KeyCode.DOWN);
            anna.awaits("an empty box", () -> box.getText().isEmpty());
            anna.writes("/ec");
            Chatter.on(() -> {
                box.end();
                return true;
            });
            anna.presses(KeyCode.TAB);
            anna.awaits("the command", () -> box.getText().equals("/echo "));
            anna.chooses(Settings.USUAL.withEnter(Settings.Enter.BREAKS));
            anna.writes("kept").presses(KeyCode.ENTER);
            anna.awaits("still there", () -> box.getText().contains("kept"));
            anna.writes("").presses(KeyCode.TAB);
            anna.awaits("the next control", () -> anna.scene().getFocusOwner() instanceof Button);
        }
    }

    @Test
    void the_admin_does_all_by_menus() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder.resolve("anna"), server);
                Chatter ben = new Chatter(folder.resolve("ben"), server)) {
            anna.creates(NewSession.of("Planets").withCode("12345"), "Anna");
            ben.joins("Planets", "Ben", "12345");
            anna.reads("Ben joined.").chooses("change-code");
            digits(anna, "#new-code", "54321");
            anna.confirms().reads("code 54321");
            ben.reads("Anna changed the code.").reads("code 54321");
            anna.chooses("hide-code").reads("code hidden").missesSoon("code 54321");
            member(anna, "Ben", "kick");
            digits(anna, "#reason", "spam");
            anna.confirms();
            ben.reads("You were removed from Planets: “spam”. You can come back at");
            ben.fires("#back-to-list");
            ben.awaits("the list", ben::back);
            anna.reads("Anna removed Ben: spam");
            anna.chooses("end-session").confirms();
            anna.reads("Planets has ended.").fires("#back-to-list");
            anna.awaits("the list", anna::back);
        }
    }

    @Test
    void others_are_shown_how_to_join() throws Exception {
        try (RealServer server = new RealServer("--name", "Room 12");
                Chatter anna = new Chatter(folder, server)) {
            anna.creates(NewSession.of("Planets").withCode("12345"), "Anna").chooses("invite");
            Scene card = anna.dialog();
            anna.awaits("its heading", () -> says(card.getRoot(), "Join Planets"));
        }
    }

    private static boolean says(Node node, String text) {
        return node.lookupAll(".label").stream()
                .anyMatch(each -> each instanceof Label label && text.equals(label.getText()));
    }

    @Test
    void a_leaving_admin_is_asked_whom_to_hand_over_to() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder.resolve("anna"), server);
                Chatter ben = new Chatter(folder.resolve("ben"), server);
                Client carla = Client.connect(server.address(), Listener.NOBODY)) {
            anna.creates(NewSession.of("Planets"), "Anna");
            carla.join("Planets", "Carla", null);
            ben.joins("Planets", "Ben", null);
            anna.reads("Carla and Ben joined.").chooses("leave");
            Node heirs = anna.dialog().getRoot().lookup("#heir");
            Chatter.on(() -> {
                ((ComboBox<?>) heirs).getSelectionModel().select(2);
                return true;
            });
            anna.confirms();
            anna.awaits("the list", anna::back);
            ben.reads("Anna left.").reads("You are the admin now.");
            member(ben, "Carla", "promote");
            ben.confirms();
            ben.reads("Carla is the admin now, by the hand of the one before.");
            ben.chooses("leave");
            ben.awaits("the list", ben::back);
        }
    }

    @Test
    void who_knocks_is_let_in() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server)) {
            anna.creates(NewSession.of("Planets").withCode("12345"), "Anna");
            try (Client ben = Client.connect(server.address(), Listener.NOBODY)) {
                for (int i = 0; i < 10; i++) {
                    String wrong = "0000" + i;
                    Assertions.assertThatThrownBy(() -> ben.join("Planets", "Ben", wrong))
                            .matches(e -> ((Refused) e).is(Refusal.Code.CODE_WRONG));
                }
                Thread joining =
                        Thread.startVirtualThread(() -> {
                            try {
                                ben.join("Planets", "Ben", "12345");
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
                anna.reads("Ben would like to come in.").fires("#let-in");
                anna.reads("Ben joined.").seesNo("#let-in");
                joining.join();
            }
        }
    }

    @Test
    void who_is_silent_is_warned_counted_down_and_may_join_again() throws Exception {
        try (RealServer server = new RealServer("--inactivity", "6s");
                Chatter anna = new Chatter(folder.resolve("anna"), server);
                Chatter ben = new Chatter(folder.resolve("ben"), server)) {
            anna.creates(NewSession.of("Planets").withInactivity(Duration.ofSeconds(6)), "Anna");
            ben.joins("Planets", "Ben", null);
            ben.reads("You will be taken out of Planets in 0:0").fires("#stay").seesNo("#stay");
            ben.sees("#stay");
            ben.sees("#join-again").reads("your place in Planets is held for you").reads("Today");
            anna.reads("Ben was silent for a long time and is away.");
            ben.fires("#join-again").seesNo("#join-again").says("here again");
            anna.reads("here again");
        }
    }

    @Test
    void what_is_typed_during_a_drop_waits_and_is_sent_once() throws Exception {
        try (RealServer server = new RealServer();
                Wire wire = new Wire(server.port());
                Chatter anna = new Chatter(folder, wire.address(), server);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            anna.creates(NewSession.of("Planets"), "Anna");
            ben.join("Planets", "Ben", null);
            anna.reads("Ben joined.");
            wire.cut();
            anna.sees("#bar-away").says("typed meanwhile");
            anna.reads("waits to be sent");
            wire.mend();
            anna.seesNo("#bar-away").missesSoon("waits to be sent");
            ben.say("done");
            anna.reads("done");
            assertThat(anna.all().split("typed meanwhile", -1)).hasSize(2);
        }
    }

    @Test
    void a_message_that_was_not_taken_can_be_thrown_away_or_sent_again() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server)) {
            anna.creates(NewSession.of("Planets"), "Anna");
            anna.says("x".repeat(8_001));
            anna.reads("Not sent. A message has at most 8,000 characters.").fires(".retry");
            anna.reads("Not sent.").fires(".discard").missesSoon("Not sent.");
            anna.says("short").reads("short");
        }
    }

    @Test
    void a_stopped_server_is_told_in_words() throws Exception {
        Chatter anna;
        try (RealServer server = new RealServer()) {
            anna = new Chatter(folder, server).creates(NewSession.of("Planets"), "Anna");
            anna.reads("Today");
        }
        try (anna) {
            anna.reads("The server was stopped.").fires("#back-to-list");
            anna.awaits("the list", anna::back);
        }
    }

    @Test
    void a_storm_leaves_the_window_usable_and_the_past_comes_back_by_pages() throws Exception {
        try (RealServer server = new RealServer("--unlimited");
                Chatter anna = new Chatter(folder, server);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            for (int i = 0; i < 400; i++) {
                ben.say("before " + i);
            }
            anna.joins("Planets", "Anna", null).reads("before 399");
            for (int i = 0; i < 1_000; i++) {
                ben.say("storm " + i);
            }
            long begun = System.nanoTime();
            anna.says("still here").reads("still here");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(30));
            anna.reads("storm 999");
            anna.awaits(
                    "all the past",
                    () -> {
                        anna.list("#conversation").requestFocus();
                        return true;
                    });
            anna.awaits(
                    "the first message",
                    () -> {
                        if (anna.all().contains("before 0\n")) {
                            return true;
                        }
                        anna.list("#conversation").getSelectionModel().clearSelection();
                        anna.list("#conversation").scrollTo(0);
                        anna.presses(KeyCode.SHIFT);
                        return false;
                    });
            ben.say("one more");
            anna.awaits("that it is counted", () -> anna.stage().getTitle().equals("(1) Planets"));
            anna.reads("1 new").fires("#newest").reads("one more");
            assertThat(anna.list("#conversation").getItems()).hasSizeLessThan(1_700);
        }
    }

    private static void digits(Chatter who, String field, String text) {
        TextInputControl input = (TextInputControl) who.dialog().getRoot().lookup(field);
        Chatter.on(() -> {
            input.setText(text);
            return true;
        });
    }

    private static void member(Chatter who, String name, String item) {
        who.chooses(name, item);
    }
}
