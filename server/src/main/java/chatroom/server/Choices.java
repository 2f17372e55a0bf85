package chatroom.server;

import chatroom.core.Printable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// What the operator chose, as they wrote it. A flag comes before a variable, a variable before the
/// file; what comes first counts whole. Immutable; any thread.
record Choices(Map<Setting, Choice> made) {
    /// Values as written, and where: `--port`, `CHATROOM_PORT`, or the key with its file.
    record Choice(String where, List<String> values) {
        Choice {
            values = List.copyOf(values);
        }

        /// The value of a setting that takes one; of several the last.
        String value() {
            return values.getLast();
        }
    }

    Choices {
        made = Map.copyOf(made);
    }

    /// @param flags those that were given, with their values
    /// @param file `server.properties`; need not be there
    /// @throws WrongUse where the file cannot be read or has a key that is no setting
    static Choices of(Map<Setting, List<String>> flags, Map<String, String> environment, Path file)
            throws WrongUse {
        Map<Setting, Choice> made = new EnumMap<>(Setting.class);
        read(file)
                .forEach((setting, value) ->
                        put(made, setting, setting.key() + " in " + file, value));
        for (Setting setting : Setting.values()) {
            put(
                    made,
                    setting,
                    setting.variable(),
                    environment.getOrDefault(setting.variable(), ""));
        }
        flags.forEach((setting, values) -> made.put(setting, new Choice(setting.flag(), values)));
        return new Choices(made);
    }

    Optional<Choice> of(Setting setting) {
        return Optional.ofNullable(made.get(setting));
    }

    /// Several values stand in one line with commas between them; an empty one chooses nothing.
    private static void put(
            Map<Setting, Choice> made, Setting setting, String where, String written) {
        Stream<String> values =
                setting.takes() == Setting.Takes.SEVERAL
                        ? Arrays.stream(written.split(",", -1))
                        : Stream.of(written);
        List<String> all = values.map(String::strip).filter(value -> !value.isEmpty()).toList();
        if (!all.isEmpty()) {
            made.put(setting, new Choice(where, all));
        }
    }

    private static Map<Setting, String> read(Path file) throws WrongUse {
        Properties written = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            written.load(in);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongUse("%s cannot be read: %s.".formatted(file, Reason.of(e)));
        }
        Map<Setting, String> read = new EnumMap<>(Setting.class);
        for (String key : written.stringPropertyNames()) {
            read.put(setting(key, file), written.getProperty(key));
        }
        return read;
    }

    private static Setting setting(String key, Path file) throws WrongUse {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new WrongUse(
                                "There is no setting '%s', which stands in %s. There are: %s."
                                        .formatted(Printable.of(key), file, shown())));
    }

    private static String shown() {
        return String.join(
                ", ",
                Arrays.stream(Setting.values())
                        .filter(setting -> !setting.says().isEmpty())
                        .map(Setting::key)
                        .toList());
    }
}
