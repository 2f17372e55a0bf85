package chatroom.desktop.finding;

import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One server: its name, where it is, and how many are there. For the thread that draws.
final class NearCell extends ListCell<Near> {
    private final Ground ground;

    NearCell(Ground ground, Consumer<Near> choose) {
        this.ground = ground;
        setOnMouseClicked(_ -> {
            if (getItem() != null) {
                choose.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Near near, boolean empty) {
        super.updateItem(near, empty);
        setText(null);
        setGraphic(empty || near == null ? null : row(near));
        setAccessibleText(empty || near == null ? "" : near.name() + ", " + facts(near));
    }

    private Node row(Near near) {
        Label name = Labels.name(near.name(), "strong");
        FlowPane first = new FlowPane(8, 2, name);
        name.maxWidthProperty().bind(first.widthProperty()); // as the network says it: any length
        first.setMinWidth(0);
        if (near.namesake()) {
            first.getChildren().add(pill("find.second", "alarm"));
        } else if (!near.answers()) {
            first.getChildren().add(pill("desktop.find.silent", "pill"));
        } else if (near.known()) {
            first.getChildren().add(pill("find.known", "pill"));
        }
        VBox row = new VBox(4, first, Labels.second(facts(near)));
        row.setPrefWidth(0);
        return row;
    }

    private Label pill(String words, String style) {
        Label pill = new Label(ground.words(words));
        pill.getStyleClass().addAll("pill", style);
        return pill;
    }

    private String facts(Near near) {
        List<String> facts = new ArrayList<>();
        facts.add(near.address().toString());
        near.sessions().ifPresent(n -> facts.add(ground.wording().counted("list.sessions", n)));
        near.members().ifPresent(n -> facts.add(ground.wording().counted("list.members", n)));
        return String.join(" · ", facts);
    }
}
