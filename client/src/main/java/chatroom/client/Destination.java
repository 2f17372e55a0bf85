package chatroom.client;

import chatroom.wire.ServerIdentity;
import org.jspecify.annotations.Nullable;

/// What somebody types to get to a server: where it is, and perhaps who it is to be. Immutable; any
/// thread.
///
/// @param identity the server's identity or at least its first 16 digits, null where it was not
///   said
public record Destination(Address address, @Nullable String identity) {
    /// Reads what [Address#parse] reads, with `#IDENTITY` behind it where that is known; dashes in
    /// it do not count.
    ///
    /// @throws IllegalArgumentException where it is none
    public static Destination parse(String typed) {
        String[] parts = typed.strip().split("#", 2);
        return new Destination(
                Address.parse(parts[0]),
                parts.length < 2 ? null : ServerIdentity.beginning(parts[1]));
    }
}
