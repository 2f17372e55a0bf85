package chatroom.core;

/// What two names are compared by: equal keys are the same name to people (case, compatibility
/// forms and look-alikes folded, UTS #39). Computed once, by the server; here it is only compared,
/// so that a newer Unicode table changes nothing that was decided before.
public record NameKey(String value) {
    /// @throws IllegalArgumentException where it is empty or longer than any name's key can be
    public NameKey {
        if (value.isEmpty() || value.length() > Limits.NAME_KEY_CHARS) {
            throw new IllegalArgumentException("not a name key");
        }
    }
}
