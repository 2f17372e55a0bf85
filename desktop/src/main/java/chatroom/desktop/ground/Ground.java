package chatroom.desktop.ground;

import chatroom.client.Folders;
import chatroom.client.Options;
import chatroom.client.Profile;
import chatroom.client.RememberedServers;
import chatroom.core.Product;
import chatroom.discovery.Search;
import chatroom.texts.Words;
import chatroom.wording.Wording;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What a screen finds around it. Immutable; any thread.
///
/// @param options who this program is to servers; each of its connections is the same person's
/// @param folder of the person's files
/// @param search how servers are looked for, made of the usual way
public record Ground(
        Crossing crossing,
        Wording wording,
        Locale locale,
        Options options,
        Path folder,
        Profile profile,
        RememberedServers remembered,
        UnaryOperator<Search> search) {
    /// That of this process, for JavaFX.
    ///
    /// @param locale of the person who looks at the windows
    public static Ground here(Locale locale) {
        return of(
                Crossing.toJavaFx(),
                locale,
                ZoneId.systemDefault(),
                Folders.config(),
                UnaryOperator.identity());
    }

    /// One whose files are in that folder.
    public static Ground of(
            Crossing crossing,
            Locale locale,
            ZoneId zone,
            Path folder,
            UnaryOperator<Search> search) {
        return new Ground(
                crossing,
                new Wording(Words.in(locale), zone).isolated(),
                locale,
                Options.of(Product.COMMAND + " desktop " + Product.VERSION),
                folder,
                new Profile(folder, _ -> {}),
                new RememberedServers(folder, _ -> {}),
                search);
    }

    /// The words of that key; names and values in turn fill it.
    public String words(String key, String... args) {
        return wording.of(key, args);
    }
}
