package chatroom.desktop.chat;

import chatroom.client.Mirror;
import chatroom.core.Member;
import chatroom.core.Printable;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Labels;
import chatroom.wording.Line;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows the conversation of a session, who is there, and a box for messages. For the thread that
/// draws.
public final class ChatView extends BorderPane {
    private final Ground ground;
    private final ChatModel model;

    public ChatView(Ground ground, ChatModel model) {
        this.ground = ground;
        this.model = model;
        setTop(head());
        setCenter(lines());
        setRight(members());
        setBottom(mouth());
    }

    private Node head() {
        Label title = Labels.title("");
        title.setId("session-name");
        title.textProperty()
                .bind(model.mirror().map(m -> Printable.of(m.session().terms().name().value())));
        Label code = new Label();
        code.setId("session-code");
        code.getStyleClass().add("pill");
        code.textProperty().bind(model.mirror().map(this::code));
        Label facts = Labels.second("");
        facts.textProperty()
                .bind(
                        model.mirror()
                                .map(m ->
                                        ground.wording()
                                                        .counted(
                                                                "list.members",
                                                                m.session().present())
                                                + " · "
                                                + ground.wording().label(m)));
        Button leave = new Button(ground.words("desktop.chat.leave"));
        leave.setId("leave");
        leave.setOnAction(_ -> model.leave());
        VBox head = new VBox(4, new FlowPane(12, 4, title, code, leave), facts);
        head.getStyleClass().add("screen");
        return head;
    }

    private String code(Mirror mirror) {
        String code = mirror.code();
        return code == null
                ? ground.words("list.code.none")
                : ground.words("desktop.chat.code", "code", code);
    }

    private Node lines() {
        ListView<Line> list = new ListView<>(model.lines());
        list.setId("lines");
        list.setCellFactory(_ -> new LineCell());
        model.lines().subscribe(() -> list.scrollTo(model.lines().size() - 1));
        return list;
    }

    private static final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setWrapText(true);
            setText(empty || line == null ? null : text(line));
        }

        private static String text(Line line) {
            return switch (line) {
                case Line.Said said ->
                        said.clock() + "  " + said.speaker().name() + ": " + said.text();
                case Line.Happened happened -> happened.text();
                case Line.Answer answer -> String.join("\n", answer.lines());
                case Line.Notice notice -> notice.text();
                case Line.Day day -> day.text();
            };
        }
    }

    private Node members() {
        ListView<Member> list = new ListView<>();
        list.setId("members");
        list.setCellFactory(_ ->
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable Member member, boolean empty) {
                        super.updateItem(member, empty);
                        setText(
                                empty || member == null
                                        ? null
                                        : Printable.of(member.name().value()));
                    }
                });
        model.mirror().subscribe(_ -> list.getItems().setAll(model.members()));
        list.setPrefWidth(220);
        return list;
    }

    private Node mouth() {
        TextField box = new TextField();
        box.setId("message");
        box.setAccessibleText(ground.words("desktop.chat.message"));
        box.setPromptText(ground.words("desktop.chat.message"));
        HBox.setHgrow(box, Priority.ALWAYS);
        Button send = new Button(ground.words("desktop.chat.send"));
        send.setId("send");
        send.getStyleClass().add("primary");
        Runnable say =
                () -> {
                    model.say(box.getText());
                    box.clear();
                };
        send.setOnAction(_ -> say.run());
        box.setOnAction(_ -> say.run());
        HBox row = new HBox(12, box, send);
        row.getStyleClass().add("screen");
        return row;
    }
}
