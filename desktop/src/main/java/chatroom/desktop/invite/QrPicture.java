package chatroom.desktop.invite;

import chatroom.card.Qr;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A QR code on a screen: dark on white in every theme, since not every camera reads the other way
/// round, and with sharp edges. For the thread that draws.
final class QrPicture extends ImageView {
    /// Pixels each way, margin included, at the usual size of text.
    private static final double SIZE = 280;

    QrPicture() {
        setId("qr");
        setSmooth(false);
        setPreserveRatio(true);
        setFitWidth(SIZE);
        // A picture is not turned round where writing goes from right to left.
        setNodeOrientation(javafx.geometry.NodeOrientation.LEFT_TO_RIGHT);
    }

    /// Shows that text.
    void show(String text) {
        Qr qr = Qr.of(text);
        int all = qr.size() + 2 * Qr.MARGIN;
        int fine = (int) Math.ceil(2 * SIZE / all); // so that no module is smeared
        WritableImage image = new WritableImage(all * fine, all * fine);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < all * fine; y++) {
            for (int x = 0; x < all * fine; x++) {
                boolean dark = qr.dark(x / fine - Qr.MARGIN, y / fine - Qr.MARGIN);
                pixels.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        setImage(image);
        setAccessibleText(text);
    }
}
