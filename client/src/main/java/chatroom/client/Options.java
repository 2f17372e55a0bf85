package chatroom.client;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Who connects, and how. Immutable; any thread.
///
/// @param client name and version of the program, for the server's operator
/// @param person a random token by which the server knows this running program again: 26 base32
///   digits, or empty
/// @param identity what the server must prove to be: its identity, or at least the first 16 digits
///   of that; null for whichever answers
public record Options(String client, String person, @Nullable String identity, Pace pace) {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    /// A person of their own, at whichever server answers.
    public static Options of(String client) {
        return new Options(client, drawn(), null, Pace.USUAL);
    }

    public Options withIdentity(@Nullable String identity) {
        return new Options(client, person, identity, pace);
    }

    public Options withPace(Pace pace) {
        return new Options(client, person, identity, pace);
    }

    /// 128 random bits and two for nothing.
    private static String drawn() {
        SecureRandom random = new SecureRandom();
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }

    /// Never the token: this may end up in output.
    @Override
    public String toString() {
        return "Options[" + client + "]";
    }
}
