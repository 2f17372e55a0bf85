package chatroom.desktop.parts;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;

/// The pictures on buttons and in lists, drawn in a square of 24 and as large as the text beside
/// them. Constants; any thread.
public enum Icon {
    LOCK(
            "M6 10V7a6 6 0 0 1 12 0v3h1a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V11a1 1 0 0 1"
                    + " 1-1zM8.500 10h7V7a3.500 3.500 0 0 0-7 0z"),
    CHECK("M9.500 19.500 2.500 12.500l2.100-2.100 4.900 4.900L19.400 5.400l2.100 2.100z"),
    RELOAD(
            "M12 3a9 9 0 0 1 7 3.300V3.500h2.500V11H14V8.500h3.600A6.500 6.500 0 1 0 18.300"
                    + " 13.500h2.600A9 9 0 1 1 12 3z"),
    PLUS("M10.750 3h2.500v7.750H21v2.500h-7.750V21h-2.500v-7.750H3v-2.500h7.750z"),
    BACK("M15.300 3 17 4.700 9.700 12 17 19.300 15.300 21 6.300 12z"),
    SETTINGS(
            "M2 5.500h11v2.200H2zM18 5.500h4v2.200h-4zM14.500 3h2.300v7.200h-2.300zM2"
                    + " 16.300h4v2.200H2zM11 16.300h11v2.200H11zM7.500 13.800h2.300V21H7.500z"),
    QR(
            "M3 3h8v8H3zM5.200 5.200v3.600h3.600V5.200zM13 3h8v8h-8zM15.200"
                    + " 5.200v3.600h3.600V5.200zM3 13h8v8H3zM5.200"
                    + " 15.200v3.600h3.600v-3.600zM13 13h2.700v2.700H13zM18.300"
                    + " 13H21v2.700h-2.700zM15.700 15.700h2.600v2.600h-2.600zM13"
                    + " 18.300h2.700V21H13zM18.300 18.300H21V21h-2.700z"),
    WARNING("M12 2 23 21.500H1zM10.900 9.500v6h2.200v-6zM10.900 17v2.200h2.200V17z");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// One of them to be put somewhere.
    public Region drawn() {
        Region region = new Region();
        region.setStyle("-fx-shape: \"" + path + "\";");
        region.getStyleClass().add("icon");
        if (this != BACK) {
            region.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // only an arrow turns
        }
        return region;
    }
}
