package chatroom.server.sessions;

import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.SessionName;
import chatroom.core.Username;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What makes two names the same to people: the key is NFKC, case fold, UTS #39 skeleton, in that
/// order. Names that mix scripts in a way that could pass for another's (beyond UTS #39 "highly
/// restrictive") and reserved ones are refused. Any thread: the checkers are immutable after
/// building.
public final class Names {
    private final Normalizer2 nfkc = Normalizer2.getNFKCInstance();
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

    /// The key by which names are compared. The skeleton is folded again: it may bring back letters
    /// of both cases.
    public NameKey key(String name) {
        String folded = UCharacter.foldCase(nfkc.normalize(name), true);
        return new NameKey(UCharacter.foldCase(skeletons.getSkeleton(folded), true));
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
