package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Refused;
import chatroom.core.Refusal;
import chatroom.discovery.Beacon;
import chatroom.discovery.ServerInfo;
import chatroom.server.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What strangers call themselves and their servers takes no room from others, turns nothing
/// around, and hides nothing.
@Tag("e2e")
class StrangersTest {
    /// As many as the server lets wait at a door.
    private static final int AT_THE_DOOR = 20;

    @TempDir private Path folder;

    @Test
    void a_crowd_at_the_door_leaves_room_to_read_and_to_write() throws Exception {
        List<Client> crowd = new ArrayList<>();
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server);
                Faults faults = new Faults()) {
            anna.creates(NewSession.of("Planets").withCode("12345"), "Anna");
            for (int i = 0; i < AT_THE_DOOR; i++) {
                crowd.add(Client.connect(server.address(), Listener.NOBODY));
            }
            for (int i = 0; i < 10; i++) {
                Client guesser = crowd.getFirst();
                String wrong = "0000" + i;
                Assertions.assertThatThrownBy(() -> guesser.join("Planets", "Ben", wrong))
                        .matches(e -> ((Refused) e).is(Refusal.Code.CODE_WRONG));
            }
            for (int i = 0; i < AT_THE_DOOR; i++) {
                knocks(crowd.get(i), name(i));
            }
            anna.awaits("all of them", () -> count(anna.scene(), "#bar-knock") == AT_THE_DOOR);
            anna.reads("שלוםלכולםא0 would like to come in.");
            for (int width : List.of(900, 320)) {
                Chatter.on(() -> {
                    anna.stage().setWidth(width);
                    anna.stage().setHeight(600);
                    return true;
                });
                anna.picture("strangers-at-the-door-" + width, 1);
                anna.awaits("room for all at " + width, () -> roomForAll(anna.scene()));
                faults.none();
            }
        } finally {
            crowd.forEach(Client::close);
        }
    }

    /// As hostile as the server takes it.
    private static String name(int i) {
        return switch (i % 5) {
            case 0 -> "שלוםלכולם" + (char) ('א' + i / 10) + i % 10;
            case 1 -> "WW'.-_WWWWW" + (char) ('A' + i);
            case 2 -> "مرحبابالعا" + (char) ('ا' + i) + "1";
            case 3 -> "שָׁלוֹם־לְכֻלָּם".replace("־", ".") + i / 5;
            default -> "กำ้ก์ิก็้" + (char) ('ก' + i);
        };
    }

    private static void knocks(Client client, String name) {
        Thread.startVirtualThread(() -> {
            try {
                client.join("Planets", name, "12345");
            } catch (Refused | InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody let them in
            }
        });
    }

    private static int count(Scene scene, String query) {
        return scene.getRoot().lookupAll(query).size();
    }

    private static boolean roomForAll(Scene scene) {
        return inside(scene, "#message")
                && inside(scene, "#let-in")
                && inside(scene, "#keep-out")
                && scene.lookup("#conversation").getBoundsInParent().getHeight() > 100;
    }

    private static boolean inside(Scene scene, String query) {
        Node node = scene.lookup(query);
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return bounds.getMinX() >= 0
                && bounds.getMinY() >= 0
                && bounds.getMaxX() <= scene.getWidth()
                && bounds.getMaxY() <= scene.getHeight();
    }

    @Test
    void a_server_has_one_line_however_it_calls_itself() throws Exception {
        int port = Announced.freePort();
        String turned = "\u202eRoom 12\u2066\u0000\n";
        try (Announced first = new Announced(port, turned);
                Announced second = new Announced(port, "W".repeat(63));
                Announced third = new Announced(port, "ש".repeat(31));
                Person anna = new Person(folder, port);
                Faults faults = new Faults()) {
            assertThat(List.of(first.port(), second.port(), third.port())).containsOnly(port);
            anna.starts();
            anna.reads("Room 12");
            anna.reads("W".repeat(63));
            anna.reads("ש".repeat(31));
            Callable<Boolean> fit = () -> names(anna).size() == 3 && namesFit(anna);
            for (int width : List.of(900, 320)) {
                anna.wide(width);
                anna.awaits("names that fit at " + width, fit);
                anna.pictures("#servers", "strangers-near-" + width);
                faults.none();
            }
        }
    }

    @Test
    void a_crowd_of_servers_with_hostile_names_stays_a_list() throws Exception {
        List<String> names =
                List.of(
                        "\u202eRoom 12\u2066\u0000\n",
                        "Room\u2028is\u2029gone\r\u001b[2J",
                        "W".repeat(63),
                        "ש".repeat(31),
                        "\ufdfd".repeat(21),
                        "e" + "\u0301".repeat(31),
                        "ก" + "\u0e49".repeat(20),
                        "👩‍🚀".repeat(5),
                        "\ud800\udfff\ud83d",
                        " \u00a0\u3000",
                        "<b>Room</b>&nbsp;{0} %s ${x}",
                        "../../etc/passwd",
                        "مرحبا (12) [x]",
                        "........................................");
        int port = Announced.freePort();
        List<Beacon> beacons = new ArrayList<>();
        try (Person anna = new Person(folder, port);
                Faults faults = new Faults()) {
            for (int i = 0; i < names.size(); i++) {
                ServerInfo info = new ServerInfo(names.get(i), "hostile-" + i, 9, 1, 1, 0);
                beacons.add(Beacon.open(port, () -> info, _ -> {}));
            }
            anna.starts();
            anna.awaits("all of them", () -> servers(anna).getItems().size() == names.size());
            for (int width : List.of(900, 320)) {
                anna.wide(width);
                anna.pictures("#servers", "strangers-crowd-" + width);
                for (int i = 0; i < names.size(); i++) {
                    int to = i;
                    anna.does(() -> {
                        servers(anna).scrollTo(to);
                        return true;
                    });
                    anna.awaits("names that fit at " + width, () -> namesFit(anna));
                    faults.none();
                }
            }
        } finally {
            beacons.forEach(Beacon::close);
        }
    }

    private static ListView<?> servers(Person anna) {
        return anna.robot()
                .lookup("#servers")
                .tryQuery()
                .filter(ListView.class::isInstance)
                .<ListView<?>>map(node -> (ListView<?>) node)
                .orElseGet(ListView::new);
    }

    private static List<Label> names(Person anna) {
        return anna.robot().lookup("#servers .list-cell .strong").queryAll().stream()
                .map(Label.class::cast)
                .toList();
    }

    private static boolean namesFit(Person anna) {
        return !names(anna).isEmpty()
                && anna.robot().lookup("#servers .scroll-bar:horizontal").queryAll().stream()
                        .noneMatch(Node::isVisible)
                && names(anna).stream()
                        .allMatch(name ->
                                name.localToScene(name.getBoundsInLocal()).getMaxX()
                                                <= name.getScene().getWidth()
                                        && name.getText()
                                                .codePoints()
                                                .noneMatch(StrangersTest::hides));
    }

    /// Turns around, hides or breaks; what joins emoji does not.
    private static boolean hides(int c) {
        int type = Character.getType(c);
        return c != 0x200d && (type == Character.CONTROL || type == Character.FORMAT);
    }
}
