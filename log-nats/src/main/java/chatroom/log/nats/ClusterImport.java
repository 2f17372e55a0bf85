package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import chatroom.log.LogUnavailable;
import chatroom.log.export.As;
import chatroom.log.export.ExportReader;
import chatroom.log.export.Exported;
import chatroom.log.export.Moved;
import chatroom.log.format.Hash;
import chatroom.log.format.Renaming;
import chatroom.log.format.StoredBatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One import into the engine. The file is read to its end and checked before anything is stored;
/// sessions are stored before their names are claimed, and listed when all are; so what is listed
/// is whole. What was stored and not claimed, because this process died, is taken out by the next
/// server that starts, ten minutes later ([LeftBehind]). Blocks. For one thread.
final class ClusterImport {
    private final Path file;
    private final List<Exported> wanted;
    private final @Nullable As as;

    private ClusterImport(Path file, List<Exported> wanted, @Nullable As as) {
        this.file = file;
        this.wanted = wanted;
        this.as = as;
    }

    /// Reads and checks all of a file.
    ///
    /// @throws LogUnavailable with the end of a sentence
    static ClusterImport checked(Path file, InputStream in, Set<NameKey> names, @Nullable As as)
            throws IOException {
        List<Exported> all = Exported.all(new ExportReader(in), (_, _) -> {});
        for (NameKey name : names) {
            if (all.stream().noneMatch(e -> e.name().equals(name))) {
                throw new LogUnavailable("there is no session " + name.value() + " in it");
            }
        }
        List<Exported> wanted =
                all.stream().filter(e -> names.isEmpty() || names.contains(e.name())).toList();
        ClusterImport load = new ClusterImport(file, wanted, as);
        load.sealed();
        return load;
    }

    /// Every text that is not erased fits its seal.
    private void sealed() throws IOException {
        Map<SessionId, Hash> hashes = new HashMap<>();
        again((session, batch) -> {
            Hash before = hashes.getOrDefault(session.id(), Hash.start(session.id()));
            try {
                var _ = batch.open(session.id(), before, session.erased(), 0);
            } catch (DamagedLog e) {
                throw Exported.damaged(session.name(), e);
            }
            hashes.put(session.id(), batch.hash());
        });
    }

    private interface Each {
        void batch(Exported session, StoredBatch batch);
    }

    private void again(Each each) throws IOException {
        Map<SessionId, Exported> byId = new HashMap<>();
        wanted.forEach(session -> byId.put(session.id(), session));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            var _ =
                    Exported.all(
                            new ExportReader(in),
                            (id, batch) -> {
                                Exported session = byId.get(id);
                                if (session != null) {
                                    each.batch(session, batch);
                                }
                            });
        }
    }

    // Into the engine.

    /// @throws LogUnavailable with the end of a sentence, where nothing was imported
    Moved into(Engine engine, Names names) throws IOException {
        Map<SessionId, ClusterSession> open = new HashMap<>();
        for (Exported session : wanted) {
            open.put(session.id(), begin(session, engine, names));
        }
        List<Names.Claim> claims = new ArrayList<>();
        boolean good = false;
        try {
            again((session, batch) -> of(open, session).put(batch));
            for (Exported session : wanted) {
                of(open, session).end();
            }
            for (Exported session : wanted) {
                claims.add(claimed(of(open, session), session, names));
            }
            good = true;
        } finally {
            if (!good) {
                claims.forEach(names::giveUp);
                open.values().forEach(ClusterSession::takeBack);
            }
        }
        claims.forEach(names::open);
        return new Moved(
                wanted.stream().map(session -> session.name().value()).toList(),
                wanted.stream().mapToLong(Exported::last).sum(),
                List.of());
    }

    private static ClusterSession of(Map<SessionId, ClusterSession> open, Exported session) {
        ClusterSession found = open.get(session.id());
        if (found == null) {
            throw new IllegalStateException("a session that was not begun");
        }
        return found;
    }

    private ClusterSession begin(Exported session, Engine engine, Names names) {
        NameKey key = as == null ? session.name() : as.key();
        SessionId id = session.id();
        if (as != null && !free(engine, id)) {
            id = as.id();
        }
        if (names.directory().has(key) || !free(engine, id)) {
            throw taken(session);
        }
        Renaming renaming = as == null ? null : new Renaming(session.id(), id, as.name(), key);
        return new ClusterSession(engine, id, key, session.erased(), session.keep(), renaming);
    }

    private static boolean free(Engine engine, SessionId id) {
        return new Messages(engine, id).last() == null;
    }

    private LogUnavailable taken(Exported session) {
        return new LogUnavailable(
                as == null
                        ? "there is a session "
                                + session.name().value()
                                + " already, or this one under another name (--session chooses"
                                + " others, --as gives one another name)"
                        : "there is a session " + as.name() + " already");
    }

    private Names.Claim claimed(ClusterSession stored, Exported session, Names names) {
        Names.Claim claim = names.claim(stored.id(), stored.key(), session.created());
        if (claim == null) {
            throw taken(session);
        }
        return claim;
    }
}
