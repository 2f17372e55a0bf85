package chatroom.log.sqlite;

import chatroom.log.Damage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Tells of each damage once, however often it is met. Any thread.
final class Notices {
    private static final int REMEMBERED = 10_000;

    private final Consumer<Damage> told;
    private final Set<Damage> known = new HashSet<>();

    Notices(Consumer<Damage> told) {
        this.told = told;
    }

    void of(Damage damage) {
        synchronized (this) {
            if (known.size() >= REMEMBERED || !known.add(damage)) {
                return;
            }
        }
        told.accept(damage);
    }
}
