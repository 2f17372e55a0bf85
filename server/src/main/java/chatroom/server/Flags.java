package chatroom.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads flags that are written plainly: `--name VALUE`, `--name=VALUE`, `--switch`. Whatever else
/// picocli understands, or would have something to say about, is left to picocli. Stateless.
final class Flags {
    /// The value of a switch that is given.
    static final String ON = "yes";

    private Flags() {}

    /// What the words choose; nothing where there is more to them.
    static Optional<Map<Setting, List<String>>> plain(List<String> words) {
        Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).split("=", 2);
            Setting setting = setting(parts[0]).orElse(null);
            if (setting == null) {
                return Optional.empty();
            }
            boolean alone = setting.takes() == Setting.Takes.YES_OR_NO;
            String value = alone ? ON : "";
            if (parts.length > 1) {
                value = alone ? "" : parts[1];
            } else if (!alone && i + 1 < words.size()) {
                i++;
                value = words.get(i);
            }
            List<String> values = flags.computeIfAbsent(setting, _ -> new ArrayList<>());
            values.add(value);
            boolean once = setting.takes() != Setting.Takes.SEVERAL;
            if (!plain(value) || (once && values.size() > 1)) {
                return Optional.empty();
            }
        }
        return Optional.of(flags);
    }

    private static Optional<Setting> setting(String flag) {
        return Arrays.stream(Setting.values())
                .filter(s -> s.flagged() && s.flag().equals(flag))
                .findFirst();
    }

    /// Not empty, no flag, no file of arguments, no quotes to take off.
    private static boolean plain(String value) {
        return !value.isEmpty() && "-@\"".indexOf(value.charAt(0)) < 0;
    }
}
