package chatroom.desktop.parts;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Shows a node only while something is so; otherwise it takes no room. Stateless; for the thread
/// that draws.
public final class Shown {
    private Shown() {}

    public static <N extends Node> N when(N node, ObservableValue<Boolean> so) {
        node.visibleProperty().bind(so);
        node.managedProperty().bind(so);
        return node;
    }
}
