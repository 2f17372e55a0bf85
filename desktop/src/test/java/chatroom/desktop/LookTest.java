package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the screens look like, in pictures to be looked at: in both themes, with large text, in a
/// narrow window, and from right to left.
@Tag("e2e")
class LookTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "light,100,960,en",
        "dark,100,960,en",
        "light,200,1280,en",
        "light,100,320,en",
        "light,300,640,en",
        "light,100,960,he",
        "dark,100,320,he"
    })
    void screens_of_somebody_who_finds_a_server(
            String theme, int percent, int width, String language) throws Exception {
        Files.writeString(
                folder.resolve("desktop.json"),
                "{\"theme\":\"%s\",\"percent\":%d}".formatted(theme, percent));
        String name = language + "-" + theme + "-" + percent + "-" + width + "-";
        Locale locale = Locale.of(language);
        int nobody = Announced.freePort();
        try (Announced found = new Announced("Room 12", "--name", "Room 12");
                Person anna = new Person(folder, found.port(), locale)) {
            List<Client> people = sessions(found);
            anna.starts().wide(width);
            anna.reads("Lobby");
            anna.pictures("#sessions", name + "first");
            anna.clicks("#known");
            anna.pictures("#sessions", name + "list");
            anna.types("#exit-code", "12345678").clicks("#stop");
            anna.pictures("#sessions", name + "stop");
            anna.clicks("#do-not-stop").clicks("#create");
            anna.types("#session", "1st").types("#code", "12");
            anna.pictures("#session", name + "create");
            anna.presses(KeyCode.ESCAPE).doubleClicks("Planets");
            anna.types("#name", "Ben").types("#code", "11111").clicks("#join");
            anna.reads(language.equals("he") ? "זה לא הקוד" : "not the code");
            anna.pictures("#code", name + "join");
            anna.presses(KeyCode.ESCAPE).clicks("#about");
            anna.pictures("#done", name + "about");
            anna.presses(KeyCode.ESCAPE).clicks("#settings");
            anna.pictures("#theme", name + "settings");
            anna.presses(KeyCode.ESCAPE).clicks("#back");
            anna.sees("#servers");
            anna.pictures("#host", name + "servers");
            people.forEach(Client::close);
        }
        try (Person anna = new Person(folder, nobody, locale)) {
            anna.starts().wide(width);
            anna.sees("#nothing");
            anna.pictures("#host", name + "nothing");
            anna.clicks("#host");
            anna.sees("#hosting");
            anna.pictures("#sessions", name + "hosting");
        }
    }

    private static List<Client> sessions(Announced found) throws Exception {
        Client ben = Client.connect(found.server().address(), Listener.NOBODY);
        ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
        Client noa = Client.connect(found.server().address(), Listener.NOBODY);
        noa.create(NewSession.of("שיעור"), "Noa");
        Client linus = Client.connect(found.server().address(), Listener.NOBODY);
        linus.create(NewSession.of("team-blue"), "Linus");
        return List.of(ben, noa, linus);
    }
}
