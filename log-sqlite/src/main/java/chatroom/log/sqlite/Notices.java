package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.Damage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Tells of each damage once, however often and by whomever it is met, and by the name of its
/// session. Any thread.
final class Notices {
    private static final int REMEMBERED = 10_000;

    private final Consumer<Damage> told;
    private final UnaryOperator<String> names;
    private final Map<String, List<Damage>> known = new HashMap<>();
    private int remembered;

    /// @param names gives a session's name for its id
    Notices(Consumer<Damage> told, UnaryOperator<String> names) {
        this.told = told;
        this.names = names;
    }

    void of(Damage damage) {
        String session = damage.session();
        Damage named =
                SessionId.matches(session)
                        ? new Damage(
                                names.apply(session), damage.from(), damage.to(), damage.what())
                        : damage;
        if (isNew(named)) {
            told.accept(named);
        }
    }

    /// What lies within entries that were told of already is the same damage, whatever it was found
    /// by.
    private synchronized boolean isNew(Damage damage) {
        List<Damage> before = known.computeIfAbsent(damage.session(), _ -> new ArrayList<>());
        if (remembered >= REMEMBERED || before.stream().anyMatch(it -> covers(it, damage))) {
            return false;
        }
        remembered++;
        return before.add(damage);
    }

    private static boolean covers(Damage known, Damage damage) {
        return damage.from() == 0
                ? known.equals(damage)
                : known.from() > 0 && known.from() <= damage.from() && damage.to() <= known.to();
    }
}
