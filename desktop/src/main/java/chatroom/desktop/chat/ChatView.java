package chatroom.desktop.chat;

import chatroom.desktop.ground.Crossing;
import chatroom.desktop.parts.Turning;
import chatroom.desktop.settings.SettingsModel;
import chatroom.wording.Wording;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screen of one session: its name and code, the conversation, who is there, and a box to write
/// in. For the thread that draws.
final class ChatView extends BorderPane {
    /// Below so many times the size of text, there is no room for the members beside the
    /// conversation.
    private static final double ROOMY = 46;

    private final ChatModel model;
    private final Wording wording;
    private final ConversationView conversation;
    private final MessageBox message;
    private final MembersView members;
    private final Head head;
    private final StackPane middle = new StackPane();

    ChatView(
            ChatModel model,
            Wording wording,
            Crossing crossing,
            SettingsModel settings,
            Questions questions,
            Runnable invite,
            Runnable back) {
        this.model = model;
        this.wording = wording;
        getStyleClass().add("chat");
        ItemNodes nodes = new ItemNodes(wording, model, questions::open);
        conversation = new ConversationView(model, wording, crossing, nodes);
        message = new MessageBox(model, wording, crossing, () -> settings.now().enter());
        message.accessibleHelpProperty()
                .bind(new Aloud(model, wording, nodes).now().map(Turning::plain));
        members = new MembersView(model, wording, about(questions));
        SessionMenu menu = new SessionMenu(model, wording, aboutSession(questions, invite));
        head = new Head(model, wording, menu);
        head.hiddenCode().subscribe(hidden -> menu.hidden(hidden));
        setTop(head);
        setCenter(middle);
        setBottom(new VBox(new Bars(model, wording, back), mouth()));
        widthProperty().subscribe(_ -> arrange());
        head.members().selectedProperty().subscribe(_ -> arrange());
        message.fontProperty().subscribe(_ -> arrange());
        model.mirror()
                .map(m -> m.session().admin())
                .subscribe(_ -> conversation.redraw()); // who is marked has changed
        model.standing().subscribe(this::stands);
    }

    ConversationView conversation() {
        return conversation;
    }

    /// Where somebody who opens the window begins.
    void begin() {
        message.requestFocus();
    }

    private void stands(Standing standing) {
        if (standing instanceof Standing.Over || standing instanceof Standing.Held) {
            Node go = lookup(standing instanceof Standing.Over ? "#back-to-list" : "#join-again");
            if (go != null) {
                go.requestFocus();
            }
        }
    }

    private void arrange() {
        boolean roomy = getWidth() >= ROOMY * message.getFont().getSize();
        boolean asked = head.members().isSelected();
        head.members().setVisible(!roomy);
        head.members().setManaged(!roomy);
        middle.getChildren().setAll(!roomy && asked ? members : conversation);
        setRight(roomy ? members : null);
    }

    private Node mouth() {
        HBox.setHgrow(message, Priority.ALWAYS);
        Button send = new Button(wording.of("room.send"));
        send.setId("send");
        send.setMinWidth(USE_PREF_SIZE);
        send.getStyleClass().add("primary");
        send.setOnAction(_ -> {
            message.send();
            message.requestFocus();
        });
        HBox row = new HBox(10, message, send);
        row.getStyleClass().add("mouth");
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.disableProperty().bind(model.standing().map(s -> s instanceof Standing.Over));
        return row;
    }

    private MembersView.Ways about(Questions questions) {
        return new MembersView.Ways() {
            @Override
            public void mention(Attendee attendee) {
                head.members().setSelected(false);
                message.mention(attendee.name());
            }

            @Override
            public void kick(Attendee attendee) {
                questions.kick(attendee);
            }

            @Override
            public void promote(Attendee attendee) {
                questions.promote(attendee);
            }
        };
    }

    private SessionMenu.Ways aboutSession(Questions questions, Runnable invite) {
        return new SessionMenu.Ways() {
            @Override
            public void copyCode() {
                head.copy();
            }

            @Override
            public void hideCode() {
                head.hiddenCode().set(!head.hiddenCode().get());
            }

            @Override
            public void changeCode() {
                questions.code();
            }

            @Override
            public void invite() {
                invite.run();
            }

            @Override
            public void leave() {
                questions.leave();
            }

            @Override
            public void end() {
                questions.end();
            }
        };
    }
}
