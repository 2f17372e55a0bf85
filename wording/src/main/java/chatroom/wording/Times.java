package chatroom.wording;

/// Times that have passed, in words. Immutable; any thread.
public record Times(Wording wording) {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /// How long ago that was.
    ///
    /// @param at both in epoch milliseconds
    public String ago(long at, long now) {
        long passed = now - at;
        if (passed < MINUTE) {
            return wording.of("time.now");
        }
        if (passed < HOUR) {
            return wording.counted("time.ago.minutes", passed / MINUTE);
        }
        return passed < 2 * DAY
                ? wording.counted("time.ago.hours", passed / HOUR)
                : wording.counted("time.ago.days", passed / DAY);
    }

    /// Day and time of day, whole.
    public String exactly(long at) {
        return wording.date(wording.day(at)) + ", " + wording.clock(at);
    }
}
