package chatroom.terminal;

import chatroom.client.Mirror;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// How it stands with one person in a session, as far as the threads of a [Conversation] have to
/// tell each other. Any thread; each fact is written by the one that its comment names.
final class Stay {
    /// The session as last shown; by who shows.
    private volatile Mirror mirror;

    /// Whether the connection is lost for now; by who shows.
    private volatile boolean away;

    private volatile boolean readOnly;

    /// Whether they were warned and have not stirred since; by who shows, and who types.
    private volatile boolean warned;

    /// Whether their place is only held; by who shows, and who speaks.
    private volatile boolean timedOut;

    /// The names of those who wait at the door, by their knocks; by who shows.
    private final Map<String, String> knocks = new ConcurrentHashMap<>();

    /// The first entry shown so far; by who shows, and who types.
    private volatile long earliest = Long.MAX_VALUE;

    /// Whether they go of their own will; by who types, and at the end of the process.
    private volatile boolean leaving;

    /// Whether something that was typed could not be said any more; by who speaks.
    private volatile boolean lost;

    /// The exit status, once it is over; by whoever comes first.
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    Stay(Mirror first) {
        mirror = first;
    }

    Mirror mirror() {
        return mirror;
    }

    void mirror(Mirror now) {
        mirror = now;
    }

    String session() {
        return mirror.session().terms().name().value();
    }

    boolean away() {
        return away;
    }

    /// Whether the server cannot write just now.
    boolean readOnly() {
        return readOnly;
    }

    void readOnly(boolean now) {
        readOnly = now;
    }

    void away(boolean now) {
        away = now;
    }

    boolean warned() {
        return warned;
    }

    void warned(boolean now) {
        warned = now;
    }

    boolean timedOut() {
        return timedOut;
    }

    void timedOut(boolean now) {
        timedOut = now;
    }

    Map<String, String> knocks() {
        return knocks;
    }

    long earliest() {
        return earliest;
    }

    void shownFrom(long seq) {
        earliest = Math.min(earliest, seq);
    }

    boolean leaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    void lost() {
        lost = true;
    }

    /// They have gone of their own will.
    void gone() {
        end.complete(lost ? Task.FAILED : Task.DONE);
    }

    CompletableFuture<Integer> end() {
        return end;
    }
}
