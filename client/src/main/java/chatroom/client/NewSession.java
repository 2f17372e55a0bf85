package chatroom.client;

import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A session that is to be created. What is null is as the server offers it. Immutable; any thread.
///
/// @param code five digits that admit to it, or null for none
/// @param inactivity after which a silent member is timed out, zero for never
public record NewSession(
        String name,
        @Nullable String code,
        @Nullable WhenAdminLeaves whenAdminLeaves,
        @Nullable Duration inactivity,
        @Nullable Past past,
        @Nullable Boolean encryptedOnly) {

    public static NewSession of(String name) {
        return new NewSession(name, null, null, null, null, null);
    }

    public NewSession withName(String name) {
        return new NewSession(name, code, whenAdminLeaves, inactivity, past, encryptedOnly);
    }

    public NewSession withCode(@Nullable String code) {
        return new NewSession(name, code, whenAdminLeaves, inactivity, past, encryptedOnly);
    }

    public NewSession withWhenAdminLeaves(@Nullable WhenAdminLeaves rule) {
        return new NewSession(name, code, rule, inactivity, past, encryptedOnly);
    }

    public NewSession withInactivity(@Nullable Duration inactivity) {
        return new NewSession(name, code, whenAdminLeaves, inactivity, past, encryptedOnly);
    }

    public NewSession withPast(@Nullable Past past) {
        return new NewSession(name, code, whenAdminLeaves, inactivity, past, encryptedOnly);
    }

    /// Nobody comes in over a connection that is not encrypted.
    public NewSession withEncryptedOnly(boolean encryptedOnly) {
        return new NewSession(name, code, whenAdminLeaves, inactivity, past, encryptedOnly);
    }

    /// Never the code: this may end up in output.
    @Override
    public String toString() {
        return "NewSession[" + name + "]";
    }
}
