package chatroom.desktop.chat;

import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Shown;
import chatroom.wording.Wording;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What somebody has to be told, and can do something about, between the conversation and the box
/// to write in. For the thread that draws.
final class Bars extends VBox {
    /// How high those at the door may stand above each other, in ems: whoever would flood the door
    /// takes neither the conversation away nor the box to write in.
    private static final double DOOR = 11;

    private final ChatModel model;
    private final Wording wording;
    private final VBox knocks = new VBox();

    /// @param back leads to the list of sessions
    Bars(ChatModel model, Wording wording, Runnable back) {
        this.model = model;
        this.wording = wording;
        getChildren().addAll(door(), silence(), away(), readOnly(), held(), over(back));
        model.knocks().addListener((ListChangeListener<Knock>) _ -> showKnocks());
        showKnocks();
    }

    private Node door() {
        ScrollPane door = new ScrollPane(knocks);
        door.setId("door");
        door.setFitToWidth(true);
        door.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        door.setMinHeight(USE_PREF_SIZE);
        knocks.heightProperty()
                .subscribe(height ->
                        door.setPrefHeight(Math.min(height.doubleValue(), DOOR * Labels.em(this))));
        return Shown.when(door, Bindings.isNotEmpty(model.knocks()));
    }

    private void showKnocks() {
        knocks.getChildren().setAll(model.knocks().stream().map(this::knock).toList());
    }

    private Node knock(Knock knock) {
        Prose who = label("knock");
        who.says().set(wording.of("room.knock", "name", knock.name()));
        Button in = button("let-in", "room.knock.in", () -> model.admit(knock, true));
        Button out = button("keep-out", "room.knock.out", () -> model.admit(knock, false));
        return bar(who, in, out);
    }

    private Node silence() {
        Prose says = label("silence");
        says.says()
                .bind(model.silentFor().map(n -> silent(wording, model.session(), n.longValue())));
        Button stay = button("stay", "room.stay", model::stayHere);
        return Shown.when(bar(says, stay), model.silentFor().map(n -> n.longValue() > 0));
    }

    /// What stands there so many seconds before one is taken out.
    static String silent(Wording wording, String session, long seconds) {
        String time = "%d:%02d".formatted(seconds / 60, seconds % 60);
        return wording.of("room.warned", "session", session, "time", time);
    }

    private Node away() {
        Prose says = label("away");
        says.says().set(wording.of("connect.again"));
        return Shown.when(bar(says), is(Standing.Away.class));
    }

    private Node readOnly() {
        Prose says = label("read-only");
        says.says().set(wording.of("room.read-only"));
        return Shown.when(bar(says), model.readOnly());
    }

    private Node held() {
        Prose says = label("held");
        says.says().bind(why());
        Button again = button("join-again", "room.rejoin", model::joinAgain);
        again.getStyleClass().add("primary");
        return Shown.when(bar(says, again), is(Standing.Held.class));
    }

    private Node over(Runnable leave) {
        Prose says = label("over");
        says.says().bind(why());
        Button back = button("back-to-list", "list.title", leave);
        back.getStyleClass().add("primary");
        return Shown.when(bar(says, back), is(Standing.Over.class));
    }

    private ObservableValue<Boolean> is(Class<? extends Standing> kind) {
        return model.standing().map(kind::isInstance);
    }

    private ObservableValue<String> why() {
        return model.standing()
                .map(standing ->
                        switch (standing) {
                            case Standing.Held(String why) -> why;
                            case Standing.Over(String why) -> why;
                            case Standing.Inside _, Standing.Away _ -> "";
                        });
    }

    private static Prose label(String id) {
        Prose label = Labels.text("");
        label.setId("bar-" + id);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private Button button(String id, String words, Runnable action) {
        Button button = new Button(wording.of(words));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Node bar(Node... parts) {
        HBox bar = new HBox(parts);
        bar.getStyleClass().add("bar-warning");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }
}
