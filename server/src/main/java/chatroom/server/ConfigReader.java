package chatroom.server;

import chatroom.card.Wifi;
import chatroom.core.Limits;
import chatroom.core.Past;
import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.log.nats.Cluster;
import chatroom.server.Choices.Choice;
import chatroom.server.sessions.Names;
import chatroom.server.sessions.Plain;
import chatroom.server.sessions.Settings;
import chatroom.wire.Protocol;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what was written into what is meant, or says in one sentence what is wrong with it. Used
/// by one thread.
///
/// @param computer the name of a server that was given none
/// @param data the data folder where none was chosen
/// @param home what `~` stands for
record ConfigReader(Choices choices, String computer, Path data, Path home) {
    private static final long SECOND = 1_000;
    private static final long YEAR = 365L * 24 * 3_600 * SECOND;
    private static final int SSID_BYTES = 32;
    private static final int MOST_LOOPS = 256;
    private static final Pattern HOST =
            Pattern.compile(
                    "[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?(:[1-9]\\d{0,4})?");

    Config read() throws WrongUse {
        boolean lobby = !yes(Setting.NO_LOBBY);
        return new Config(
                number(Setting.PORT, 0, 65_535, Protocol.PORT),
                choices.of(Setting.PORT).isPresent(),
                meant(Setting.NAME, computer, ConfigReader::name),
                meant(Setting.DATA, data, this::folder),
                yes(Setting.EPHEMERAL),
                meant(Setting.SESSION, List.of(), choice -> sessions(choice, lobby)),
                lobby,
                yes(Setting.KEEP_HISTORY),
                meant(Setting.INACTIVITY, Settings.ANY_INACTIVITY, ConfigReader::timeOrOff),
                number(Setting.HISTORY, 0, Limits.PAGE_ENTRIES, Limits.PAST_MESSAGES),
                meant(Setting.PAST, Past.ALL, ConfigReader::past),
                meant(Setting.HOLD, Limits.HOLD, ConfigReader::timeOrOff),
                meant(Setting.HOST, List.of(), ConfigReader::hosts),
                yes(Setting.UNLIMITED),
                number(
                        Setting.LOOPS,
                        1,
                        MOST_LOOPS,
                        Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors())),
                !yes(Setting.NO_DISCOVERY),
                meant(Setting.PLAIN, Plain.TALK, ConfigReader::plain),
                certificate(),
                cluster(),
                wifi());
    }

    /// Reads the meaning out of what was written.
    private interface Meaning<T> {
        T of(Choice choice) throws WrongUse;
    }

    private <T> T meant(Setting setting, T otherwise, Meaning<T> meaning) throws WrongUse {
        Choice choice = choices.of(setting).orElse(null);
        return choice == null ? otherwise : meaning.of(choice);
    }

    private static WrongUse wrong(Choice choice, String is) {
        return wrong(choice, is, choice.value());
    }

    private static WrongUse wrong(Choice choice, String is, String value) {
        return new WrongUse(
                "%s is %s, not '%s'.".formatted(choice.where(), is, Printable.of(value)));
    }

    private int number(Setting setting, int least, int most, int otherwise) throws WrongUse {
        return meant(
                setting,
                otherwise,
                choice -> {
                    int number =
                            choice.value().matches("[0-9]{1,9}")
                                    ? Integer.parseInt(choice.value())
                                    : -1;
                    if (number < least || number > most) {
                        throw wrong(choice, "a number from %d to %d".formatted(least, most));
                    }
                    return number;
                });
    }

    private boolean yes(Setting setting) throws WrongUse {
        return meant(
                setting,
                false,
                choice ->
                        switch (choice.value().toLowerCase(Locale.ROOT)) {
                            case "yes", "true", "on", "1" -> true;
                            case "no", "false", "off", "0" -> false;
                            default -> throw wrong(choice, "yes or no");
                        });
    }

    private static String name(Choice choice) throws WrongUse {
        String name = choice.value().strip();
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > Config.NAME_BYTES || !Printable.of(name).equals(name)) {
            throw wrong(choice, "1 to %d bytes of visible characters".formatted(Config.NAME_BYTES));
        }
        return name;
    }

    private Path folder(Choice choice) throws WrongUse {
        return path(choice, "a folder");
    }

    private Path path(Choice choice, String is) throws WrongUse {
        String value = choice.value();
        if (value.isBlank()) {
            throw wrong(choice, is);
        }
        try {
            Path path = value.startsWith("~/") ? home.resolve(value.substring(2)) : Path.of(value);
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong(choice, is);
        }
    }

    /// Look-alikes are looked up only where a name was given: their tables cost a good part of the
    /// time in which a server is to be up.
    private static List<String> sessions(Choice choice, boolean lobby) throws WrongUse {
        Names names = new Names();
        Map<Object, String> taken = new HashMap<>();
        if (lobby) {
            taken.put(names.key(Config.LOBBY), Config.LOBBY);
        }
        List<String> sessions = new ArrayList<>();
        for (String name : choice.values()) {
            String which = "%s '%s': ".formatted(choice.where(), Printable.of(name));
            Refusal no = names.checkSession(name);
            if (no != null) {
                throw new WrongUse(which + no.sentence());
            }
            String same = taken.put(names.key(name), name);
            if (same != null) {
                throw new WrongUse(which + "People would take it for " + same + ".");
            }
            sessions.add(name);
        }
        return sessions;
    }

    private static long timeOrOff(Choice choice) throws WrongUse {
        return choice.value().equalsIgnoreCase("off") ? 0 : duration(choice, ", or off");
    }

    private static long duration(Choice choice, String or) throws WrongUse {
        OptionalLong millis = Durations.parse(choice.value());
        if (millis.isEmpty() || millis.getAsLong() < SECOND || millis.getAsLong() > YEAR) {
            throw wrong(choice, "a time from 1s to 365d, such as 90s, 4m or 1h" + or);
        }
        return millis.getAsLong();
    }

    private static Past past(Choice choice) throws WrongUse {
        return switch (choice.value()) {
            case "all" -> Past.ALL;
            case "since-join" -> Past.SINCE_JOIN;
            default -> throw wrong(choice, "all or since-join");
        };
    }

    private static Plain plain(Choice choice) throws WrongUse {
        return switch (choice.value()) {
            case "talk" -> Plain.TALK;
            case "all" -> Plain.ALL;
            case "off" -> Plain.OFF;
            default -> throw wrong(choice, "talk, all or off");
        };
    }

    private Config.@Nullable CertificateFiles certificate() throws WrongUse {
        Choice certificate = choices.of(Setting.CERT).orElse(null);
        Choice key = choices.of(Setting.KEY).orElse(null);
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new WrongUse("--cert and --key belong together: give both, or neither.");
        }
        return new Config.CertificateFiles(path(certificate, "a file"), path(key, "a file"));
    }

    private @Nullable Cluster cluster() throws WrongUse {
        Choice servers = choices.of(Setting.CLUSTER).orElse(null);
        Choice credentials = choices.of(Setting.CLUSTER_CREDS).orElse(null);
        if (servers == null) {
            if (credentials != null) {
                throw new WrongUse(credentials.where() + " is of no use without --cluster.");
            }
            return null;
        }
        if (yes(Setting.EPHEMERAL)) {
            throw new WrongUse("--cluster and --ephemeral exclude each other.");
        }
        Path file = credentials == null ? null : path(credentials, "a file");
        try {
            return Cluster.of(servers.value(), file);
        } catch (IllegalArgumentException e) {
            throw wrong(servers, "addresses of NATS servers, such as nats://host:4222");
        }
    }

    /// A name as a router may have it, and a password as it must (IEEE 802.11, 9.4.2.2 and J.4).
    private @Nullable Wifi wifi() throws WrongUse {
        Choice choice = choices.of(Setting.WIFI).orElse(null);
        if (choice == null) {
            return null;
        }
        String name = choice.value();
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SSID_BYTES || !Printable.of(name).equals(name)) {
            throw wrong(choice, "the name of a Wi-Fi, at most 32 bytes");
        }
        Choice password = choices.of(Setting.WIFI_PASSWORD).orElse(null);
        if (password != null && !Wifi.fits(password.value())) {
            throw new WrongUse(password.where() + " has 8 to 63 characters.");
        }
        return new Wifi(name, password == null ? "" : password.value());
    }

    private static List<String> hosts(Choice choice) throws WrongUse {
        for (String host : choice.values()) {
            if (!HOST.matcher(host).matches()) {
                throw wrong(
                        choice, "a name such as chat.example.org or chat.example.org:8080", host);
            }
        }
        return choice.values();
    }
}
