package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Past;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the operator chose, as far as sessions care. Times in milliseconds.
///
/// @param inactivity the longest inactivity time that a session may have; 0 where none has one,
///   [#ANY_INACTIVITY] where the operator sets no bound
/// @param past what newcomers may read where the creator does not say
/// @param pastMessages how many messages a newcomer is shown
/// @param keepHistory whether texts of a standing session outlive its last member
/// @param identity what the server is known by at the moment
/// @param nodes its addresses of the moment, `host:port`, for clients that know another one
/// @param plain what people may do without encryption
/// @param unlimited whether limits on flooding, sources and guesses are lifted, for load tests
public record Settings(
        String serverName,
        String version,
        Supplier<String> identity,
        Supplier<List<String>> nodes,
        long inactivity,
        long hold,
        Past past,
        int pastMessages,
        boolean keepHistory,
        boolean unlimited,
        List<String> standing,
        Plain plain) {
    public Settings {
        standing = List.copyOf(standing);
    }

    /// Where the operator sets no bound: a session may have any of the usual times, or none.
    public static final long ANY_INACTIVITY = Long.MAX_VALUE;

    /// How long an admin's place is held: never shorter than a member's.
    public long holdAdmin() {
        return Math.max(hold, hold * (Limits.HOLD_ADMIN / Limits.HOLD));
    }

    /// What a creator may choose: the usual times within the operator's bound, and none where there
    /// is no bound.
    public List<Long> inactivityChoices() {
        boolean bound = inactivity != 0 && inactivity != ANY_INACTIVITY;
        Stream<Long> within =
                Limits.INACTIVITY_CHOICES.stream().filter(t -> !bound || t <= inactivity);
        return Stream.concat(within, Stream.of(bound ? inactivity : 0L)).distinct().toList();
    }

    /// The inactivity time where the creator does not choose: four minutes, less where the operator
    /// says so, none where the operator wants none.
    public long usualInactivity() {
        return Math.min(inactivity, Limits.INACTIVITY);
    }
}
