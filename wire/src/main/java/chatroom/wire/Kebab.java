package chatroom.wire;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The words on the wire for the constants of an enum: `PASS_ON` is `pass-on`. Immutable.
final class Kebab<E extends Enum<E>> {
    private final Map<String, E> constants = new HashMap<>();
    private final Map<E, String> words;

    Kebab(Class<E> type) {
        words = new EnumMap<>(type);
        for (E constant : EnumSet.allOf(type)) {
            words.put(constant, of(constant.name()));
            constants.put(of(constant.name()), constant);
        }
    }

    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String word(E constant) {
        return Objects.requireNonNull(words.get(constant));
    }

    /// The constant of that word.
    ///
    /// @throws IllegalArgumentException where there is none
    E constant(String word) {
        E constant = constants.get(word);
        if (constant == null) {
            throw new IllegalArgumentException("not a word of this version");
        }
        return constant;
    }
}
