package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.settings.Settings;
import chatroom.server.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people call themselves and say, in scripts of every direction, stops no window: wherever it
/// is drawn, however narrow that is, and in languages of both directions.
@Tag("e2e")
class ScriptsTest {
    private static final String SESSION = "כוכבי לכת 12";

    private static final List<String> SAID =
            List.of(
                    "שלום".repeat(200),
                    "שלום לכולם, ".repeat(60),
                    "مرحبا بالعالم ".repeat(60),
                    "السلام".repeat(100),
                    "ש" + "\u05b8\u05bc".repeat(400),
                    "Hello שלום 123 (עולם) [world] ".repeat(30),
                    "....................................................................",
                    "!!!שלום???".repeat(40),
                    "https://example.org/" + "%D7%A9".repeat(60) + " שלום",
                    "א\nב\n\nג",
                    "👩‍🚀שלום👍🏽".repeat(30));

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "he"})
    void in_the_chat_window(String language) throws Exception {
        try (RealServer server = new RealServer("--unlimited", "--name", "שרת ארוך מאוד של הכיתה");
                Chatter tom = new Chatter(folder, server.address(), server, Locale.of(language));
                Faults faults = new Faults();
                Client noa = Client.connect(server.address(), Listener.NOBODY);
                Client lena = Client.connect(server.address(), Listener.NOBODY)) {
            noa.create(NewSession.of(SESSION), "שלוםלכולםשלו");
            lena.join(SESSION, "مرحبابالعالم", "");
            tom.joins(SESSION, "Tom", null);
            for (String said : SAID) {
                noa.say(said);
                tom.writes(said);
                faults.none();
            }
            tom.writes("");
            noa.say("סוף");
            tom.reads("סוף");
            noa.say("/kick مرحبابالعالم " + "כי זה לא מקובל כאן ".repeat(8).strip());
            tom.reads("כי זה לא מקובל");
            for (int percent : List.of(100, 300)) {
                tom.chooses(Settings.USUAL.withPercent(percent));
                for (int width : List.of(1100, 700, 480, 320)) {
                    Chatter.on(() -> {
                        tom.stage().setWidth(width);
                        tom.list("#conversation").scrollTo(0);
                        return true;
                    });
                    faults.none();
                    tom.picture("scripts-" + language + "-" + percent + "-" + width, 1);
                    faults.none();
                }
            }
            noa.say("/kick Tom " + "ועוד סיבה ארוכה מאוד ".repeat(8).strip());
            tom.sees("#back-to-list").reads("ועוד סיבה");
            tom.picture("scripts-" + language + "-kicked", 1);
            faults.none();
        }
    }

    @Test
    void in_the_windows_of_the_list() throws Exception {
        Files.writeString(folder.resolve("desktop.json"), "{\"percent\":130}");
        String name = "שרת ארוך מאוד של הכיתה שלנו";
        try (Announced found = new Announced(name, "--name", name);
                Person anna = new Person(folder, found.port());
                Faults faults = new Faults();
                Client noa = Client.connect(found.server().address(), Listener.NOBODY)) {
            noa.create(NewSession.of(SESSION).withCode("12345"), "שלוםלכולםשלו");
            anna.starts();
            anna.reads(SESSION);
            for (int width : List.of(320, 480, 960)) {
                anna.wide(width);
                faults.none();
            }
            anna.doubleClicks(SESSION);
            anna.types("#name", "Ben").types("#code", "11111").clicks("#join");
            anna.reads("not the code");
            anna.pictures("#code", "scripts-join");
            faults.none();
        }
    }
}
