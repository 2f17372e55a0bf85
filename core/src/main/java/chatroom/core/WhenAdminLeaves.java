package chatroom.core;

/// What becomes of the role when the admin leaves or the place held for a dropped admin lapses;
/// chosen when the session is created.
public enum WhenAdminLeaves {
    /// The longest present member who may be admin becomes it.
    PASS_ON,
    /// Nobody is admin until the admin's token comes back, or the operator appoints somebody.
    WAIT,
    /// The session ends.
    END
}
