package chatroom.desktop.parts;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What fills a window, from top to bottom; scrolls where the window is too low for it, and spares
/// its margins where it is narrow. For the thread that draws.
public final class Page extends ScrollPane {
    private static final double NARROW = 480;

    public Page(Node... parts) {
        VBox all = new VBox(parts);
        all.getStyleClass().add("screen");
        setContent(all);
        setFitToWidth(true);
        setFitToHeight(true);
        widthProperty()
                .subscribe(width -> {
                    all.getStyleClass().remove("narrow");
                    if (width.doubleValue() > 0 && width.doubleValue() < NARROW) {
                        all.getStyleClass().add("narrow");
                    }
                });
    }
}
