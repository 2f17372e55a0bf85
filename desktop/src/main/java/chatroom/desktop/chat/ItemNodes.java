package chatroom.desktop.chat;

import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Turning;
import chatroom.wording.Wording;
import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Draws the items of the conversation. For the thread that draws.
final class ItemNodes {
    private final Wording wording;
    private final ChatModel model;
    private final Consumer<URI> open;
    private final Folding folding;

    /// @param open what follows when somebody wants to see where a link leads
    ItemNodes(Wording wording, ChatModel model, Consumer<URI> open) {
        this.wording = wording;
        this.model = model;
        this.open = open;
        this.folding = new Folding(wording, open);
    }

    Node of(Item item) {
        return switch (item) {
            case Item.Message message when message.own() -> own(message);
            case Item.Message message -> anothers(message);
            case Item.Unsent unsent -> unsent(unsent);
            case Item.Quiet quiet -> quiet(quiet);
            case Item.Answer answer -> answer(answer);
            case Item.Day day -> divider(day.text(), "day");
            case Item.Unread _ -> divider(wording.of("room.unread"), "unread");
        };
    }

    // Messages.

    private Node anothers(Item.Message message) {
        Region bubble = bubble(folding.of(message.seq(), message.text()), "bubble");
        VBox column = new VBox(4);
        column.setFillWidth(false);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        Node side = message.first() ? new Avatar(message.speaker(), false) : gap();
        if (message.first()) {
            column.getChildren().add(heading(message));
        }
        column.getChildren().add(bubble);
        HBox row = new HBox(12, side, column);
        row.getStyleClass().addAll("message", message.first() ? "first" : "next");
        return row;
    }

    private static Node gap() {
        Region gap = new Region();
        gap.getStyleClass().add("avatar-gap");
        return gap;
    }

    private Node heading(Item.Message message) {
        Label name =
                Labels.name(message.speaker().name(), "speaker", "hue-" + message.speaker().hue());
        HBox heading = new HBox(8, name);
        heading.setAlignment(Pos.BASELINE_LEFT);
        if (message.member() != 0 && message.member() == model.mirror().get().session().admin()) {
            heading.getChildren().add(pill(wording.of("room.admin")));
        }
        heading.getChildren().add(second(message.clock()));
        return heading;
    }

    private Node own(Item.Message message) {
        VBox column = new VBox(4);
        if (message.first()) {
            column.getChildren().add(second(message.clock()));
        }
        column.getChildren()
                .add(bubble(folding.of(message.seq(), message.text()), "bubble", "own"));
        return atEnd(column, message.first());
    }

    private Node unsent(Item.Unsent item) {
        Outgoing outgoing = item.outgoing();
        VBox column =
                new VBox(
                        4,
                        bubble(MessageText.of(outgoing.text(), open), "bubble", "own", "unsent"));
        if (outgoing.failed()) {
            Label why =
                    new Prose(
                            wording.of("room.failed") + " " + outgoing.problem(),
                            "second",
                            "problem");
            Button retry = new Button(wording.of("room.retry"));
            retry.getStyleClass().add("retry");
            retry.setOnAction(_ -> model.retry(outgoing));
            Button discard = new Button(wording.of("room.discard"));
            discard.getStyleClass().add("discard");
            discard.setOnAction(_ -> model.discard(outgoing));
            FlowPane buttons = new FlowPane(8, 8, retry, discard);
            buttons.setAlignment(Pos.CENTER_RIGHT);
            column.getChildren().addAll(why, buttons);
        } else {
            column.getChildren().add(second(wording.of("room.pending")));
        }
        return atEnd(column, item.first());
    }

    private static Node atEnd(VBox column, boolean first) {
        column.setFillWidth(false);
        column.setAlignment(Pos.TOP_RIGHT);
        column.getStyleClass().addAll("message", first ? "first" : "next", "mine");
        return column;
    }

    private static Region bubble(Node words, String... styles) {
        StackPane bubble = new StackPane(words);
        bubble.getStyleClass().addAll(styles);
        bubble.setMinWidth(0);
        return bubble;
    }

    // What is beside them.

    private static Node quiet(Item.Quiet quiet) {
        Prose line = new Prose(quiet.text(), "second", "quiet");
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    private Node answer(Item.Answer answer) {
        VBox box = new VBox(4);
        box.getStyleClass().add("answer");
        String only = wording.of("answer.only-you");
        String head =
                answer.question().isEmpty()
                        ? only
                        : only + " · " + wording.quoted(answer.question());
        box.getChildren().add(second(head));
        for (String line : answer.lines()) {
            box.getChildren().add(MessageText.of(line, open));
        }
        VBox framed = new VBox(box);
        framed.getStyleClass().add("answer-row");
        return framed;
    }

    private static Node divider(String text, String style) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(12, rule(), label, rule());
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().addAll("divider", style);
        return row;
    }

    private static Node rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule-line");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }

    private static Label second(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("second");
        return label;
    }

    static Label pill(String text) {
        Label pill = new Label(text);
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return pill;
    }

    // What is not drawn.

    /// What a screen reader says.
    String spoken(Item item) {
        return switch (item) {
            case Item.Message m when m.own() ->
                    wording.of("room.said.own", "time", m.clock()) + " " + m.text();
            case Item.Message m ->
                    wording.of("room.said", "name", m.speaker().name(), "time", m.clock())
                            + " "
                            + m.text();
            case Item.Unsent unsent ->
                    wording.of(unsent.outgoing().failed() ? "room.failed" : "room.pending")
                            + " "
                            + unsent.outgoing().text();
            case Item.Quiet quiet -> Turning.plain(quiet.text());
            case Item.Answer answer ->
                    wording.of("answer.only-you") + ": " + String.join("\n", answer.lines());
            case Item.Day day -> day.text();
            case Item.Unread _ -> wording.of("room.unread");
        };
    }

    /// What one may take away from it.
    static String copied(Item item) {
        return switch (item) {
            case Item.Message message -> message.text();
            case Item.Unsent unsent -> unsent.outgoing().text();
            case Item.Answer answer -> String.join("\n", answer.lines());
            case Item.Quiet quiet -> Turning.plain(quiet.text());
            case Item.Day _, Item.Unread _ -> "";
        };
    }

    @Nullable ContextMenu menu(Item item) {
        if (copied(item).isEmpty()) {
            return null;
        }
        MenuItem copy = new MenuItem(wording.of("room.copy"));
        copy.setOnAction(_ -> copy(item));
        return new ContextMenu(copy);
    }

    static void copy(Item item) {
        ClipboardContent content = new ClipboardContent();
        content.putString(Turning.plain(copied(item)));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
