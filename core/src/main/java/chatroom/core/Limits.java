package chatroom.core;

import java.util.List;

/// Every bound of the product, each with its reason and what is met at it. Times are in
/// milliseconds, sizes in bytes unless their name says otherwise. `docs/protocol.md` names them for
/// strangers and is checked against this.
public final class Limits {
    private Limits() {}

    // Names and codes (the requirement).

    /// Shortest name, in user-perceived characters. Below: `name-short`.
    public static final int NAME_MIN = 3;

    /// Longest name, in user-perceived characters. Above: `name-long`.
    public static final int NAME_MAX = 12;

    /// Longest name in UTF-8, because a character may be built of many marks. Above: `name-long`.
    public static final int NAME_BYTES = 64;

    /// Longest comparison key of a name, in chars: compatibility forms may unfold to several times
    /// the name.
    public static final int NAME_KEY_CHARS = 1024;

    /// Digits of a session's code.
    public static final int CODE_DIGITS = 5;

    /// Digits of the server's exit code: random, so that the throttle leaves a guesser no hope.
    public static final int EXIT_CODE_DIGITS = 8;

    // Messages.

    /// Longest message: a long page of code is fine, a book is a file. Above: `message-long`.
    public static final int TEXT_CODE_POINTS = 8_000;

    /// What that comes to in UTF-8 at most, so that one entry always fits a frame.
    public static final int TEXT_BYTES = 32 * 1024;

    /// Longest reason of a kick, in code points; the rest is cut.
    public static final int REASON_CODE_POINTS = 200;

    /// Requests of one member that are remembered for recognising a repeated one, and how many a
    /// connection may have unanswered: then its requests are no longer read until an answer went
    /// out.
    public static final int OUTSTANDING = 64;

    /// Messages a member may send at once, and how many of them come back each second. Above:
    /// `too-fast`.
    public static final int FLOOD_BURST = 20;

    public static final int FLOOD_PER_SECOND = 5;

    /// The same in bytes: a pasted page is fine. Above: `too-fast`.
    public static final int FLOOD_BURST_BYTES = 128 * 1024;

    public static final int FLOOD_BYTES_PER_SECOND = 8 * 1024;

    /// Whoever says too much is not read until they may say more, or for this long: a flood costs
    /// others nothing.
    public static final long FLOOD_REST = 1_000;

    /// Frames of any kind that a connection may send at once, and how many of them come back each
    /// second: far more than people and programs need. Above: read later.
    public static final int FRAMES_BURST = 400;

    public static final int FRAMES_PER_SECOND = 100;

    // Sessions.

    /// Members and held places of one session. Above: `session-full`.
    public static final int MEMBERS = 10_000;

    /// Sessions of one server. Above: `server-full`.
    public static final int SESSIONS = 1_000;

    /// Sessions that one source may have created and not closed. Above: `server-full`.
    public static final int SESSIONS_PER_SOURCE = 20;

    /// Sessions created from one source in an hour: each is an entry in the log and on everybody's
    /// list, however soon it is closed. Above: `creations-throttled`.
    public static final int CREATIONS_PER_SOURCE = 60;

    /// Members and held places of one session from one source, so that one machine cannot fill it
    /// or use its names up; a hall behind one address fits. Above: `session-full`.
    public static final int MEMBERS_PER_SOURCE = 1_000;

    /// Without sending anything for this long a member is timed out (the requirement).
    public static final long INACTIVITY = 4 * 60_000L;

    /// Warned this long before, or at half the time where that is later.
    public static final long WARNING = 2 * 60_000L;

    /// What the creator of a session may choose beside none.
    public static final List<Long> INACTIVITY_CHOICES =
            List.of(INACTIVITY, 15 * 60_000L, 60 * 60_000L);

    /// Activity that leaves no entry is put in the log at most this often, so that neither a
    /// restart nor another node takes an active member for a silent one.
    public static final long ACTIVE_AFTER = 60_000;

    /// A changing draft is told by a client at most this often.
    public static final long DRAFT_EVERY = 60_000;

    /// A member without a connection for this long is dropped; shorter gaps nobody is told of.
    public static final long DROP_AFTER = 10_000;

    /// A dropped or timed-out member's place is held this long, an admin's longer.
    public static final long HOLD = 10 * 60_000L;

    public static final long HOLD_ADMIN = 30 * 60_000L;

    /// A kicked member stays out this long. Before: `kicked`.
    public static final long SIT_OUT = 5 * 60_000L;

    /// An ended session is answered with `session-ended` this long, then with `session-unknown`.
    public static final long TOMBSTONE = 60_000;

    // The log.

    /// An append that was not acknowledged for so long makes its session read-only until it is: an
    /// engine that chooses another leader takes less. Meanwhile: `read-only`.
    public static final long READ_ONLY_AFTER = 8_000;

    /// Messages that somebody who joins is shown.
    public static final int PAST_MESSAGES = 100;

    /// One page of history or of catching up, in bytes on the wire: shared by all who are behind.
    public static final int PAGE_BYTES = 256 * 1024;

    /// Entries of one page of history that a client may ask for.
    public static final int PAGE_ENTRIES = 500;

    /// Entries after which a client that resumes gets the state anew instead of all it missed.
    public static final int RESUME_ENTRIES = 10_000;

    /// The state is kept as a snapshot at least this often, in entries, so that opening a session
    /// costs members.
    public static final int SNAPSHOT_EVERY = 1_000;

    /// Events of one append, and their texts' bytes: one row, one fsync, one batch told.
    public static final int BATCH_EVENTS = 512;

    public static final int BATCH_BYTES = 512 * 1024;

    /// What may wait to be decided in one session. Above: reading stops, nothing is lost.
    public static final int MAILBOX = 8_192;

    // Connections.

    /// Longest frame from a client: the longest message, escaped, and then some. Above: closed with
    /// 4003.
    public static final int FRAME_BYTES = 64 * 1024;

    /// Deepest nesting of JSON from a client. Above: `frame-bad`.
    public static final int JSON_DEPTH = 32;

    /// Connections without a valid hello: in all, from one source, and for how long. Above: closed
    /// with 4005 or 4009. Of one source so many as thirty browsers behind one address open to load
    /// the page, seven each; who would fill the house so makes room for every other source.
    public static final int RAW = 1_000;

    public static final int RAW_PER_SOURCE = 256;
    public static final long RAW_FOR = 10_000;

    /// What a browser keeps open after a page has come, in case it wants more. Above: closed, and
    /// the browser opens another.
    public static final long IDLE_FOR = 2_000;

    /// Connections that look at the list but are in no session: in all, from one source (a class
    /// behind one address), and for how long without a request. Above: closed with 4005 or 4004.
    public static final int BROWSING = 2_000;

    public static final int BROWSING_PER_SOURCE = 256;
    public static final long BROWSING_FOR = 30 * 60_000L;

    /// A connection is pinged this often and closed when nothing came for twice as long.
    public static final long PING_EVERY = 20_000;

    /// What is behind cannot answer a ping that it has not come to: it may be silent for this long.
    /// Who says nothing for longer is timed out in most sessions anyway.
    public static final long BEHIND_FOR = 5 * 60_000L;

    /// Bytes waiting to be sent to one connection; from then on it is behind and fed from the log.
    public static final int PENDING_BYTES = 256 * 1024;

    /// Frames of one connection that are no requests, before it is closed with 4002.
    public static final int NONSENSE = 100;

    // Guessing.

    /// Wrong exit codes evaluated in an hour: in all, and from one source. Above: `exit-throttled`.
    public static final int EXIT_TRIES = 20;

    public static final int EXIT_TRIES_PER_SOURCE = 3;

    /// Wrong codes evaluated in an hour: for one session, and from one source. Above: whoever comes
    /// with a code, right or wrong, has to knock, so that a class behind one address is not locked
    /// out.
    public static final int CODE_TRIES = 60;

    public static final int CODE_TRIES_PER_SOURCE = 10;

    /// A knock that nobody answers is over after this long. Then: `knock-unanswered`.
    public static final long KNOCK_FOR = 2 * 60_000L;

    /// Knocks of one session that are shown at a time: more than that nobody sees through. The
    /// others wait until one of these is over.
    public static final int KNOCKS_SHOWN = 20;

    /// Knocks of one source at one session in an hour that are looked at, not counting those that
    /// were let in: so many codes a guesser gets to try on whoever answers. Above: unanswered.
    public static final int KNOCKS_PER_SOURCE = 60;

    // The end.

    /// An orderly end takes at most this long.
    public static final long STOP_WITHIN = 5_000;
}
