package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Past;
import java.util.List;

/// What the operator chose, as far as sessions care. Times in milliseconds.
///
/// @param inactivity the longest inactivity time that a session may have, 0 for none at all
/// @param past what newcomers may read where the creator does not say
/// @param pastMessages how many messages a newcomer is shown
/// @param keepHistory whether texts of a standing session outlive its last member
/// @param unlimited whether limits on flooding, sources and guesses are lifted, for load tests
public record Settings(
        String serverName,
        String version,
        String identity,
        long inactivity,
        long hold,
        Past past,
        int pastMessages,
        boolean keepHistory,
        boolean unlimited,
        List<String> standing) {
    public Settings {
        standing = List.copyOf(standing);
    }

    /// How long an admin's place is held: never shorter than a member's.
    public long holdAdmin() {
        return Math.max(hold, hold * (Limits.HOLD_ADMIN / Limits.HOLD));
    }

    /// What a creator may choose: the usual times within the operator's, and none where the
    /// operator has none.
    public List<Long> inactivityChoices() {
        if (inactivity == 0) {
            return java.util.stream.Stream.concat(
                            Limits.INACTIVITY_CHOICES.stream(), java.util.stream.Stream.of(0L))
                    .toList();
        }
        List<Long> within =
                Limits.INACTIVITY_CHOICES.stream().filter(t -> t <= inactivity).toList();
        return within.contains(inactivity)
                ? within
                : java.util.stream.Stream.concat(
                                within.stream(), java.util.stream.Stream.of(inactivity))
                        .toList();
    }

    /// The inactivity time where the creator does not choose: four minutes, or less where the
    /// operator says so.
    public long usualInactivity() {
        return inactivity == 0 ? Limits.INACTIVITY : Math.min(inactivity, Limits.INACTIVITY);
    }
}
