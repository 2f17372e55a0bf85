package chatroom.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of windows, in `target/screenshots`, for whoever changes how they look. Any thread.
final class Screenshot {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshot() {}

    /// Takes one of what the scene shows now.
    static void of(Scene scene, String name) {
        of(scene, name, 1);
    }

    /// @param scale pixels for each unit of the scene, as on a finer screen
    static void of(Scene scene, String name, double scale) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        30_000,
                        () -> {
                            SnapshotParameters parameters = new SnapshotParameters();
                            parameters.setTransform(Transform.scale(scale, scale));
                            parameters.setFill(scene.getFill());
                            return scene.getRoot().snapshot(parameters, null);
                        });
        write(image, FOLDER.resolve(name + ".png"));
    }

    private static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
