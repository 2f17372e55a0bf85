package chatroom.desktop.chat;

import chatroom.core.Limits;
import chatroom.core.Slash;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.entrance.Checked;
import chatroom.desktop.look.Look;
import chatroom.desktop.parts.Choice;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.system.Browser;
import chatroom.wording.Wording;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks before something is done that others feel, and for what it needs. For the thread that
/// draws.
final class Questions {
    private final ChatModel model;
    private final Wording wording;
    private final Look look;
    private final Window owner;

    Questions(ChatModel model, Wording wording, Look look, Window owner) {
        this.model = model;
        this.wording = wording;
        this.look = look;
        this.owner = owner;
    }

    // About members.

    void kick(Attendee attendee) {
        TextField reason = new TextField();
        reason.setId("reason");
        String asked = wording.of("room.kick.reason");
        Label label = Labels.text(asked);
        label.setLabelFor(reason);
        reason.setAccessibleText(asked);
        new Question(wording, wording.of("room.kick.title", "name", attendee.name()))
                .saying(wording.of("room.kick.sure"))
                .with(new VBox(4, label, reason))
                .ask(
                        owner,
                        look,
                        "room.kick",
                        "danger",
                        () -> {
                            String words = Slash.KICK.word() + " " + attendee.name();
                            model.say((words + " " + reason.getText()).strip());
                            return true;
                        });
    }

    void promote(Attendee attendee) {
        new Question(wording, wording.of("room.promote.title", "name", attendee.name()))
                .saying(wording.of("room.promote.sure"))
                .ask(
                        owner,
                        look,
                        "room.promote",
                        "primary",
                        () -> {
                            model.say(Slash.ADMIN.word() + " " + attendee.name());
                            return true;
                        });
    }

    // About the session.

    void end() {
        new Question(wording, wording.of("room.end.title", "session", model.session()))
                .saying(wording.of("room.end.sure"))
                .ask(
                        owner,
                        look,
                        "room.end",
                        "danger",
                        () -> {
                            model.say(Slash.CLOSE.word());
                            return true;
                        });
    }

    void code() {
        Checked checked = Checked.codeOrNone(wording);
        FieldBox field =
                new FieldBox(
                        wording.of("room.code.new"), new DigitsField(Limits.CODE_DIGITS), checked);
        field.field().setId("new-code");
        new Question(wording, wording.of("room.code.change.title", "session", model.session()))
                .with(field)
                .ask(
                        owner,
                        look,
                        "room.code.set",
                        "primary",
                        () -> {
                            String digits = checked.text().get().strip();
                            if (checked.ready()) {
                                model.say(
                                        Slash.CODE.word()
                                                + " "
                                                + (digits.isEmpty() ? "none" : digits));
                            }
                            return checked.ready();
                        });
    }

    // Leaving.

    /// What becomes of the role.
    private sealed interface Heir {
        record One(Attendee attendee) implements Heir {}

        record Rule(WhenAdminLeaves rule) implements Heir {}
    }

    /// Leaves; an admin whom others would miss is asked who leads the session then.
    void leave() {
        List<Attendee> others =
                model.attendees().stream().filter(a -> a.present() && !a.you()).toList();
        boolean asked =
                model.mirror().get().admin()
                        && !others.isEmpty()
                        && model.standing().get() instanceof Standing.Inside;
        if (asked) {
            askHeir(others);
        } else {
            model.leave(null);
        }
    }

    private void askHeir(List<Attendee> others) {
        List<Heir> heirs = new ArrayList<>();
        heirs.add(new Heir.Rule(WhenAdminLeaves.PASS_ON));
        others.forEach(one -> heirs.add(new Heir.One(one)));
        heirs.add(new Heir.Rule(WhenAdminLeaves.WAIT));
        heirs.add(new Heir.Rule(WhenAdminLeaves.END));
        ObjectProperty<Heir> chosen =
                new SimpleObjectProperty<>(
                        new Heir.Rule(model.mirror().get().session().terms().whenAdminLeaves()));
        Choice<Heir> choice =
                new Choice<>(wording.of("room.leave.admin"), heirs, this::says, chosen);
        choice.box().setId("heir");
        new Question(wording, wording.of("room.leave.title", "session", model.session()))
                .with(choice)
                .ask(
                        owner,
                        look,
                        "room.leave",
                        "primary",
                        () -> {
                            leave(chosen.get());
                            return true;
                        });
    }

    private void leave(Heir heir) {
        switch (heir) {
            case Heir.One(Attendee attendee) -> model.leaveTo(attendee);
            case Heir.Rule(WhenAdminLeaves rule) -> model.leave(rule);
        }
    }

    private String says(Heir heir) {
        return switch (heir) {
            case Heir.One(Attendee attendee) -> wording.quoted(attendee.name());
            case Heir.Rule(WhenAdminLeaves rule) ->
                    switch (rule) {
                        case PASS_ON -> wording.of("room.leave.longest");
                        case WAIT -> wording.of("room.leave.wait");
                        case END -> wording.of("room.leave.end");
                    };
        };
    }

    // Out of the program.

    /// Shows where an address leads before it is opened.
    void open(URI address) {
        Label whole = new Prose(address.toASCIIString(), "address");
        whole.setId("address");
        whole.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        String host = IDN.toASCII(String.valueOf(address.getHost()), IDN.ALLOW_UNASSIGNED);
        new Question(wording, wording.of("room.link.title"))
                .saying(wording.of("room.link.sure", "host", host))
                .with(whole)
                .ask(
                        owner,
                        look,
                        "room.link.open",
                        "primary",
                        () -> {
                            Browser.open(address);
                            return true;
                        });
    }
}
