package chatroom.desktop;

import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.testfx.util.WaitForAsyncUtils;

/// What the robot of a test cannot do with the mouse, or does otherwise than people. Stateless; any
/// thread.
final class Pointing {
    private Pointing() {}

    /// As by the wheel, where it is further down on a page than its window reaches.
    static void scrollTo(Node node) {
        Person.on(() -> {
            for (Node each = node; each != null; each = each.getParent()) {
                if (each instanceof ScrollPane pane) {
                    scroll(pane, node);
                }
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void scroll(ScrollPane pane, Node node) {
        double all = pane.getContent().getBoundsInLocal().getHeight();
        double seen = pane.getViewportBounds().getHeight();
        Bounds where = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        if (all > seen) {
            pane.setVvalue(Math.clamp((where.getCenterY() - seen / 2) / (all - seen), 0, 1));
        }
    }

    /// Not by the robot: to the headless platform of JavaFX each click is one that asks for a menu,
    /// too, and such a one sorts nothing.
    static void clickPlainly(Node node) {
        Person.on(() -> {
            node.fireEvent(click(MouseEvent.MOUSE_PRESSED));
            node.fireEvent(click(MouseEvent.MOUSE_RELEASED));
            return true;
        });
    }

    private static MouseEvent click(EventType<MouseEvent> type) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}
