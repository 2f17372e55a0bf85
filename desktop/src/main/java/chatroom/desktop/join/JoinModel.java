package chatroom.desktop.join;

import chatroom.client.Refused;
import chatroom.core.Refusal;
import chatroom.desktop.entrance.Checked;
import chatroom.desktop.entrance.Entering;
import chatroom.desktop.entrance.Entrance;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Ground;
import chatroom.wire.Frame;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// What somebody fills in to join a session. Owned by the thread that draws.
public final class JoinModel {
    private final Frame.Listed session;
    private final Entrance entrance;
    private final Entering entering;
    private final Checked name;
    private final Checked code;
    private final ReadOnlyBooleanWrapper coded = new ReadOnlyBooleanWrapper();

    /// @param inside what follows when they are in
    public JoinModel(Ground ground, Server server, Frame.Listed session, Consumer<Stay> inside) {
        this.session = session;
        this.entrance = new Entrance(ground, server);
        this.entering = new Entering(ground, server, inside);
        this.name = Checked.username(ground.wording());
        this.code = Checked.code(ground.wording());
        coded.set(session.coded());
        name.text().set(ground.profile().name().orElse(""));
    }

    public Frame.Listed session() {
        return session;
    }

    public Checked name() {
        return name;
    }

    public Checked code() {
        return code;
    }

    /// Whether a code is needed, as far as is known.
    public ReadOnlyBooleanProperty coded() {
        return coded.getReadOnlyProperty();
    }

    /// How the try goes.
    public Entering entering() {
        return entering;
    }

    /// Joins, if what was filled in can be right.
    public void join() {
        // Both say what is wrong, and the first of them last: there one goes on typing.
        boolean admitted = !coded.get() || code.ready();
        if (!name.ready() || !admitted) {
            return;
        }
        String who = name.text().get();
        String digits = coded.get() ? code.text().get() : null;
        entering.attempt(
                () -> entrance.join(session, who, digits, _ -> entering.waiting()), this::refused);
    }

    private boolean refused(Refused why) {
        if (why.isAbout("name")) {
            name.refuse(why);
            return true;
        }
        if (why.isAbout("code") || why.is(Refusal.Code.CODE_MISSING)) {
            coded.set(true);
            code.refuse(why);
            return true;
        }
        return false;
    }
}
