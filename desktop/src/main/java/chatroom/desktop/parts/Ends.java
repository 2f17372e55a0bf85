package chatroom.desktop.parts;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;

/// Two things at the two ends of a row, or one above the other where the row is too narrow for
/// both. For the thread that draws.
public final class Ends extends Pane {
    private static final double GAP = 16;

    private final Node start;
    private final Node end;

    public Ends(Node start, Node end) {
        this.start = start;
        this.end = end;
        getChildren().addAll(start, end);
    }

    private boolean fits(double width) {
        return width < 0 || wish(start) + GAP + wish(end) <= width;
    }

    /// How wide it is in one row; a flow itself only knows how wide it may become.
    private static double wish(Node node) {
        if (!(node instanceof FlowPane flow)) {
            return node.prefWidth(-1);
        }
        double gaps = flow.getHgap() * (flow.getChildren().size() - 1);
        // Rounded up to whole pixels, as the flow itself does.
        return flow.getChildren().size()
                + gaps
                + flow.getChildren().stream().mapToDouble(n -> n.prefWidth(-1)).sum();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return wish(start) + GAP + wish(end);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double before = start.prefHeight(fits(width) ? wish(start) : width);
        double after = end.prefHeight(fits(width) ? wish(end) : width);
        return fits(width) ? Math.ceil(Math.max(before, after)) : before + GAP / 2 + after;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (fits(width)) {
            put(start, 0, 0, wish(start), getHeight());
            double own = wish(end);
            put(end, width - own, 0, own, getHeight());
        } else {
            double before = start.prefHeight(width);
            put(start, 0, 0, width, before);
            put(end, 0, before + GAP / 2, width, end.prefHeight(width));
        }
    }

    private void put(Node node, double x, double y, double width, double height) {
        layoutInArea(node, x, y, width, height, 0, HPos.LEFT, VPos.CENTER);
    }
}
