package chatroom.core;

/// The terms of a session in tests: the usual ones, and what a test wants different.
record Terms(
        WhenAdminLeaves whenAdminLeaves,
        long inactivity,
        boolean standing,
        boolean encryptedOnly,
        Leaders leaders) {

    /// As created by somebody who changes nothing: role passed on, anybody may lead.
    static Terms usual() {
        return new Terms(WhenAdminLeaves.PASS_ON, Limits.INACTIVITY, false, false, Leaders.ANY);
    }

    /// As the server's own session.
    static Terms lobby() {
        return new Terms(WhenAdminLeaves.PASS_ON, Limits.INACTIVITY, true, false, Leaders.ANY);
    }

    Terms when(WhenAdminLeaves rule) {
        return new Terms(rule, inactivity, standing, encryptedOnly, leaders);
    }

    Terms silentFor(long millis) {
        return new Terms(whenAdminLeaves, millis, standing, encryptedOnly, leaders);
    }

    Terms onlyEncrypted() {
        return new Terms(whenAdminLeaves, inactivity, standing, true, leaders);
    }

    Terms ledEncrypted() {
        return new Terms(whenAdminLeaves, inactivity, standing, encryptedOnly, Leaders.ENCRYPTED);
    }

    Event.Created created() {
        return new Event.Created(
                SessionName.of("Planets"),
                new NameKey("planets"),
                "Ann",
                false,
                whenAdminLeaves,
                inactivity,
                Past.ALL,
                standing,
                encryptedOnly,
                leaders);
    }
}
