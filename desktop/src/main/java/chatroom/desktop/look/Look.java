package chatroom.desktop.look;

import chatroom.desktop.settings.SettingsModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Dresses windows: in the colours and the size of text that the settings say, at once and whenever
/// they change, and mirrored where the language runs from right to left. Owned by the thread that
/// draws.
public final class Look {
    /// Pixels of text at 100 %.
    private static final double USUAL = 15;

    private static final List<String> FONTS = List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf");

    /// Pixels of the program's picture, each way; systems make it smaller where they need it so.
    private static final int ICON = 64;

    private final SettingsModel settings;
    private final Image icon = icon();
    private final boolean mirrored;

    /// @param mirrored whether the language of the windows runs from right to left
    public Look(SettingsModel settings, boolean mirrored) {
        this.settings = settings;
        this.mirrored = mirrored;
        FONTS.forEach(Look::load);
        Application.setUserAgentStylesheet(
                new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
    }

    private static void load(String font) {
        try (InputStream in = Look.class.getResourceAsStream(resource(font))) {
            Objects.requireNonNull(Font.loadFont(in, USUAL), font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Image icon() {
        WritableImage image = new WritableImage(ICON, ICON);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        ICON,
                        ICON,
                        PixelFormat.getIntArgbInstance(),
                        Emblem.ours().pixels(ICON),
                        0,
                        ICON);
        return image;
    }

    /// Dresses the scene of a window, until that ends.
    public Subscription dress(Scene scene) {
        scene.setNodeOrientation(
                mirrored ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        apply(scene);
        return Subscription.combine(
                scene.windowProperty().subscribe(this::mark),
                settings.settings().subscribe(() -> apply(scene)),
                Platform.getPreferences().colorSchemeProperty().subscribe(() -> apply(scene)));
    }

    private void mark(@Nullable Window window) {
        if (window instanceof Stage stage) {
            stage.getIcons().setAll(icon);
        }
    }

    private void apply(Scene scene) {
        scene.getStylesheets()
                .setAll(
                        sheet(dark() ? "dark.css" : "light.css"),
                        sheet("look.css"),
                        sheet("chat.css"));
        if (mirrored) {
            scene.getStylesheets().add(sheet("right-to-left.css"));
        }
        scene.getRoot().setStyle("-fx-font-size: " + em() + "px");
    }

    /// How large text is, in pixels.
    public double em() {
        return USUAL * settings.now().percent() / 100;
    }

    private boolean dark() {
        return switch (settings.now().theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Look.class.getResource(resource(name))).toExternalForm();
    }

    private static String resource(String name) {
        return "/chatroom/desktop/look/" + name;
    }
}
