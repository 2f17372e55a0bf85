package chatroom.desktop.create;

import chatroom.client.NewSession;
import chatroom.client.Refused;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.entrance.Checked;
import chatroom.desktop.entrance.Entering;
import chatroom.desktop.entrance.Entrance;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Ground;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What somebody fills in to create a session. Owned by the thread that draws.
public final class CreateModel {
    private final Entrance entrance;
    private final Entering entering;
    private final Checked session;
    private final Checked name;
    private final Checked code;
    private final List<Long> inactivities;
    private final ObjectProperty<WhenAdminLeaves> whenAdminLeaves =
            new SimpleObjectProperty<>(WhenAdminLeaves.PASS_ON);
    private final ObjectProperty<Long> inactivity;
    private final ObjectProperty<Past> past = new SimpleObjectProperty<>(Past.ALL);
    private final BooleanProperty encryptedOnly = new SimpleBooleanProperty();

    /// @param inactivities the times that the server offers, in milliseconds, 0 for none
    /// @param inside what follows when they are in
    public CreateModel(
            Ground ground, Server server, List<Long> inactivities, Consumer<Stay> inside) {
        this.entrance = new Entrance(ground, server);
        this.entering = new Entering(ground, server, inside);
        this.session = Checked.session(ground.wording());
        this.name = Checked.username(ground.wording());
        this.code = Checked.codeOrNone(ground.wording());
        this.inactivities = List.copyOf(inactivities);
        this.inactivity =
                new SimpleObjectProperty<>(inactivities.isEmpty() ? 0L : inactivities.getFirst());
        name.text().set(ground.profile().name().orElse(""));
    }

    public Checked session() {
        return session;
    }

    public Checked name() {
        return name;
    }

    public Checked code() {
        return code;
    }

    /// The times to choose from, in milliseconds, 0 for never.
    public List<Long> inactivities() {
        return inactivities;
    }

    public ObjectProperty<WhenAdminLeaves> whenAdminLeaves() {
        return whenAdminLeaves;
    }

    /// After which a silent member is timed out, in milliseconds, 0 for never.
    public ObjectProperty<Long> inactivity() {
        return inactivity;
    }

    /// What newcomers may read of what was said before.
    public ObjectProperty<Past> past() {
        return past;
    }

    /// Whether nobody comes in by a connection that is not encrypted.
    public BooleanProperty encryptedOnly() {
        return encryptedOnly;
    }

    /// How the try goes.
    public Entering entering() {
        return entering;
    }

    /// Creates it, if what was filled in can be right.
    public void create() {
        // All of them say what is wrong, and the first of them last: there one goes on typing.
        if (!List.of(code.ready(), name.ready(), session.ready()).stream().allMatch(r -> r)) {
            return;
        }
        String who = name.text().get();
        String digits = code.text().get();
        NewSession wanted =
                NewSession.of(session.text().get())
                        .withCode(digits.isBlank() ? null : digits)
                        .withWhenAdminLeaves(whenAdminLeaves.get())
                        .withInactivity(Duration.ofMillis(inactivity.get()))
                        .withPast(past.get())
                        .withEncryptedOnly(encryptedOnly.get());
        entering.attempt(() -> entrance.create(wanted, who), this::refused);
    }

    private boolean refused(Refused why) {
        if (why.isAbout("session")) {
            session.refuse(why);
        } else if (why.isAbout("name")) {
            name.refuse(why);
        } else if (why.isAbout("code")) {
            code.refuse(why);
        } else {
            return false;
        }
        return true;
    }
}
