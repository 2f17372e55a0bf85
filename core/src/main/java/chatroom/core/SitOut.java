package chatroom.core;

/// Somebody who was kicked and may not come back yet: their name by `key`, their person by the
/// keep's record `place`, until `until` (epoch milliseconds).
public record SitOut(NameKey key, String place, long until) {}
