package chatroom.server.identity;

import java.util.Optional;

/// Where a server's certificate comes from: it issues its own, or its operator has one. Owned by
/// one thread at a time.
public interface Certificates {
    /// The one to start with.
    ///
    /// @throws BadKey where there is none that can be used
    Credentials first() throws BadKey;

    /// Another one, if something has changed since the last that was given.
    ///
    /// @throws BadKey where what is there now cannot be used; said once for each change
    Optional<Credentials> changed() throws BadKey;
}
