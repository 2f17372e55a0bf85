package chatroom.server.sessions;

/// How many wrong guesses at one secret are evaluated in an hour: in all, and from one source. A
/// right one costs nothing and resets nothing. Owned by the loop of what it guards.
final class Guesses {
    private final Hour all;
    private final PerSource sources;

    Guesses(int inAll, int perSource) {
        this.all = new Hour(inAll);
        this.sources = new PerSource(perSource);
    }

    /// Milliseconds until a guess from `source` is evaluated again; 0 for now.
    long until(String source, long now) {
        return Math.max(all.until(now), sources.until(source, now));
    }

    /// A guess was evaluated and wrong.
    void wrong(String source, long now) {
        all.count(now);
        sources.count(source, now);
    }
}
