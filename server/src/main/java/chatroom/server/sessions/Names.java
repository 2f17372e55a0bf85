package chatroom.server.sessions;

import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.SessionName;
import chatroom.core.Username;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What makes two names the same to people: the key is NFKC, case fold, UTS #39 skeleton, in that
/// order. Names that mix scripts in a way that could pass for another's (beyond UTS #39 "highly
/// restrictive") and reserved ones are refused. Any thread: the checkers are immutable after
/// building.
public final class Names {
    private final Normalizer2 nfkc = Normalizer2.getNFKCInstance();
    private final Normalizer2 nfkd = Normalizer2.getNFKDInstance();
    private final SpoofChecker skeletons =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private final SpoofChecker scripts =
            new SpoofChecker.Builder()
                    .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                    .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                    .build();
    private final Set<NameKey> reserved =
            Stream.of("server", "system", "admin")
                    .map(this::key)
                    .collect(Collectors.toUnmodifiableSet());

    /// The key by which names are compared: compatibility forms, case and look-alikes folded. A
    /// letter counts as the Latin one that it looks like, small or as a capital (ADR 0006).
    public NameKey key(String name) {
        String folded = UCharacter.foldCase(unmasked(nfkc.normalize(name)), true);
        StringBuilder latin = new StringBuilder();
        nfkd.normalize(folded).codePoints().forEach(letter -> latin.append(latin(letter)));
        String key = alike(latin.toString());
        return new NameKey(key.startsWith("i") ? "l" + key.substring(1) : key);
    }

    /// What the letter looks like: small, or else as a capital, where that is a Latin letter.
    private String latin(int letter) {
        String small = alike(Character.toString(letter));
        if (ascii(small)) {
            return small;
        }
        String capital = alike(UCharacter.toUpperCase(Locale.ROOT, Character.toString(letter)));
        return ascii(capital) ? capital : small;
    }

    private String alike(String name) {
        return UCharacter.foldCase(skeletons.getSkeleton(name), true);
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /// A capital I and a small l look the same, which folding would hide: a capital I amid small
    /// letters is a disguised l, and a small l amid capitals a disguised I. At the beginning of a
    /// name either is honest, so there they are one letter ([#key]).
    private static String unmasked(String name) {
        if (has(name, c -> Character.isLowerCase(c) && c != 'l')) {
            return name.replace('I', 'l');
        }
        boolean capitals = has(name, c -> Character.isUpperCase(c) && c != 'I');
        return capitals ? name.replace('l', 'I') : name;
    }

    private static boolean has(String name, IntPredicate letter) {
        return name.codePoints().anyMatch(letter);
    }

    /// Why nobody may be called this, or null.
    public @Nullable Refusal checkUser(String raw) {
        Refusal no = Username.check(raw);
        return no == null ? spoofed(Username.of(raw).value()) : no;
    }

    /// Why no session may be called this, or null.
    public @Nullable Refusal checkSession(String raw) {
        Refusal no = SessionName.check(raw);
        return no == null ? spoofed(SessionName.of(raw).value()) : no;
    }

    private @Nullable Refusal spoofed(String name) {
        if (reserved.contains(key(name))) {
            return Refusal.of(Refusal.Code.NAME_RESERVED, name);
        }
        return scripts.failsChecks(name) ? Refusal.of(Refusal.Code.NAME_MIXED) : null;
    }
}
