package chatroom.client;

import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Frame;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The place in a session outlives a client: it is written down while it is held, so that the next
/// takes the place of one that died, and an admin for whom a session waits is admin again. A folder
/// that cannot be written to is no reason not to talk. Used by one thread at a time.
public final class Places {
    private final Client client;
    private final Profile profile;
    private volatile Profile.@Nullable Held held;

    public Places(Client client, Profile profile) {
        this.client = client;
        this.profile = profile;
    }

    /// The name they used last, to be offered again.
    public String name() {
        return profile.name().orElse("");
    }

    /// They are in, under that name.
    public void hold(Mirror mirror, String name) {
        Place place = client.place().orElse(null);
        keep(new Profile.Held(identity(), mirror.session().id(), name, place, null, Holder.self()));
        try {
            profile.used(name);
        } catch (IOException e) {
            // Then they type it again next time.
        }
    }

    /// Takes the place of a program that died, if there is one and the server still holds it.
    public Optional<Mirror> again(Frame.Listed session, String name) throws InterruptedException {
        Profile.Held free = profile.free(identity(), session.id(), name).orElse(null);
        Place place = free == null ? null : free.place();
        if (free == null || place == null) {
            return Optional.empty();
        }
        try {
            Place next = place.next();
            Mirror mirror = client.resume(next);
            keep(
                    new Profile.Held(
                            identity(), session.id(), name, next, free.admin(), Holder.self()));
            return Optional.of(mirror);
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /// The token by which they are the admin again, where the session waits for them.
    public @Nullable String role(Frame.Listed session, String name) {
        return profile.free(identity(), session.id(), name).map(Profile.Held::admin).orElse(null);
    }

    /// They are the admin now, and this token makes them so again.
    public void admin(String token) {
        Profile.Held now = held;
        if (now != null) {
            keep(now.withAdmin(token));
        }
    }

    /// They are no longer in the session; the role may wait for them.
    public void left(Mirror last) {
        Profile.Held now = held;
        if (now == null) {
            return;
        }
        held = null;
        boolean waits =
                last.session().terms().whenAdminLeaves() == WhenAdminLeaves.WAIT
                        && now.admin() != null;
        try {
            if (waits) {
                profile.hold(now.withPlace(null));
            } else {
                profile.release(now);
            }
        } catch (IOException e) {
            // The server refuses a place that is gone, and it is forgotten then.
        }
    }

    private String identity() {
        return client.identity().value();
    }

    private void keep(Profile.Held next) {
        held = next;
        try {
            profile.hold(next);
        } catch (IOException e) {
            // Then it does not outlive this program.
        }
    }
}
