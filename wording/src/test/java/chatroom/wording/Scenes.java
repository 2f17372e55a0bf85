package chatroom.wording;

import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A session that a test plays out, entry by entry. The one who looks on is member 1.
final class Scenes {
    private Session session;
    private long at;
    private final List<Entry> entries = new ArrayList<>();

    /// Begins at that time of the first day of 2026, UTC.
    Scenes(String clock) {
        at = time("2026-01-01T" + clock);
        Entry first =
                new Entry(
                        1,
                        at,
                        new Event.Created(
                                SessionName.of("Planets"),
                                new NameKey("planets"),
                                "Anna",
                                true,
                                WhenAdminLeaves.PASS_ON,
                                240_000,
                                Past.ALL,
                                false,
                                false,
                                Leaders.ANY));
        entries.add(first);
        session = Session.begin(new SessionId("a".repeat(26)), first);
    }

    static Mirror mirror() {
        return new Scenes("12:00:00").now();
    }

    static long time(String iso) {
        return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    Mirror now() {
        return new Mirror(session, 1, "12345");
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Scenes at(String iso) {
        at = time(iso);
        return this;
    }

    News.Told happens(Event event) {
        Mirror before = now();
        Entry entry = new Entry(session.seq() + 1, at, event);
        session = session.apply(entry);
        entries.add(entry);
        return new News.Told(entry, before, now());
    }

    News.Told joins(String name) {
        NameKey key = new NameKey(name.toLowerCase(Locale.ROOT));
        return happens(
                new Event.Joined(session.next(), Username.of(name), key, Door.ENCRYPTED, ""));
    }

    News.Told leaves(int member) {
        return happens(new Event.Left(member, Event.Left.Why.LEFT));
    }

    News.Told says(int member, String text) {
        return happens(new Event.Said(member, session.seq(), Text.of(text)));
    }
}
