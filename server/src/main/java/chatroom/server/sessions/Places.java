package chatroom.server.sessions;

import chatroom.core.Session;
import chatroom.core.SitOut;
import chatroom.log.Keep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session's keep holds, as this node knows it: the code, and hashes of what restores a
/// place or the admin's role and of who sits there. Owned by the session's loop. Told to nobody.
final class Places {
    private static final String CODE = "code";
    private static final String PLACE = "place/";
    private static final String GRANT = "grant/";
    private static final int NAME_LENGTH = 13;

    private final Map<String, String> records;

    Places(Keep keep) {
        this.records = new HashMap<>(keep.records());
    }

    /// A new place: its name, the token that restores it, and what the keep must hold.
    record Drawn(String name, String token, Keep keep) {}

    /// Draws a place for the person with that token at that source; both are kept as hashes.
    static Drawn draw(Randomness randomness, String person, String source) {
        return drawFor(randomness.name(), randomness, person, source);
    }

    /// Draws a new token for a place that there is.
    static Drawn drawFor(String name, Randomness randomness, String person, String source) {
        String token = name + randomness.id();
        String record =
                Hash.of(token)
                        + " "
                        + (person.isEmpty() ? "-" : Hash.of(person))
                        + " "
                        + Hash.of(source);
        return new Drawn(name, token, new Keep(Map.of(PLACE + name, record)));
    }

    static Keep withCode(Keep keep, @Nullable String code) {
        if (code == null) {
            return keep;
        }
        Map<String, String> records = new HashMap<>(keep.records());
        records.put(CODE, code);
        return new Keep(records);
    }

    /// What the keep holds when the code is another one, or none.
    static Keep recoded(@Nullable String code) {
        return new Keep(Map.of(CODE, code == null ? "" : code));
    }

    static Keep grant(String grant, String token) {
        return new Keep(Map.of(GRANT + grant, Hash.of(token)));
    }

    /// As the log takes it: a record replaces that of its name, an empty one takes it away.
    void add(Keep keep) {
        keep.records()
                .forEach((name, record) -> {
                    if (record.isEmpty()) {
                        records.remove(name);
                    } else {
                        records.put(name, record);
                    }
                });
    }

    /// The code as another node has changed it.
    void recode(Keep keep) {
        add(recoded(keep.records().get(CODE)));
    }

    /// The code in clear, or null where the session has none.
    @Nullable String code() {
        return records.get(CODE);
    }

    boolean granted(String grant) {
        return records.containsKey(GRANT + grant);
    }

    /// Whether this is the admin token of the role as it stands now.
    boolean admits(Session session, @Nullable String token) {
        String hash = records.get(GRANT + session.grant());
        return token != null && hash != null && Hash.same(hash, Hash.of(token));
    }

    /// The name of the place that a token restores; empty where it restores none.
    Optional<String> restored(String token) {
        if (token.length() <= NAME_LENGTH) {
            return Optional.empty();
        }
        String name = token.substring(0, NAME_LENGTH);
        String record = records.get(PLACE + name);
        return record != null && Hash.same(field(record, 0), Hash.of(token))
                ? Optional.of(name)
                : Optional.empty();
    }

    /// Whether that person sits, or sat, at a place.
    boolean sits(String place, String person) {
        String record = records.get(PLACE + place);
        return record != null && !person.isEmpty() && Hash.same(field(record, 1), Hash.of(person));
    }

    /// When a kicked person may come back, epoch milliseconds; 0 where nothing holds them.
    long sitsOutUntil(Session session, String person, long now) {
        return session.sitOuts().stream()
                .filter(s -> s.until() > now && sits(s.place(), person))
                .mapToLong(SitOut::until)
                .max()
                .orElse(0);
    }

    /// Whether somebody who must stay out yet came from that source.
    boolean kickedFrom(Session session, String source, long now) {
        String hash = Hash.of(source);
        return session.members().size() > 0
                && session.sitOuts().stream()
                        .anyMatch(s -> s.until() > now && hash.equals(source(s.place())));
    }

    /// The source of who sits at a place, as the keep has it; null where this node does not know.
    @Nullable String source(String place) {
        String record = records.get(PLACE + place);
        return record == null ? null : field(record, 2);
    }

    private static String field(String record, int number) {
        return record.split(" ", -1)[number];
    }
}
