package chatroom.core;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The five digits that admit to a session. Typed in any script and with spaces, kept as ASCII.
public record JoinCode(String digits) {
    /// @throws IllegalArgumentException where it is not exactly five of `0`-`9`
    public JoinCode {
        if (digits.length() != Limits.CODE_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a code");
        }
    }

    /// Why this cannot be a code, or null where it can.
    public static @Nullable Refusal check(String raw) {
        return ascii(raw) == null ? Refusal.of(Refusal.Code.CODE_DIGITS) : null;
    }

    /// The code as it is kept, in ASCII.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static JoinCode of(String raw) {
        String digits = ascii(raw);
        if (digits == null) {
            throw new IllegalArgumentException("not a code");
        }
        return new JoinCode(digits);
    }

    private static @Nullable String ascii(String raw) {
        if (raw.length() > Limits.NAME_BYTES) {
            return null;
        }
        int[] digits = raw.codePoints().filter(c -> !Printable.blank(c)).toArray();
        if (digits.length != Limits.CODE_DIGITS) {
            return null;
        }
        for (int c : digits) {
            if (!Character.isDigit(c)) {
                return null;
            }
        }
        return Arrays.stream(digits)
                .mapToObj(c -> Integer.toString(Character.digit(c, 10)))
                .collect(Collectors.joining());
    }

    /// Never the digits: this may end up in output.
    @Override
    public String toString() {
        return "JoinCode";
    }
}
