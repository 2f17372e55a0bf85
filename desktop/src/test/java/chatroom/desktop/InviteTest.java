package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.card.Card;
import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.invite.InviteView;
import chatroom.desktop.look.Look;
import chatroom.desktop.parts.DialogWindow;
import chatroom.desktop.settings.SettingsModel;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The join card in a window.
@Tag("e2e")
class InviteTest {
    private static final Card.Firewall ADVICE =
            new Card.Firewall("In a terminal:", List.of("sudo ufw allow 24280"));

    @TempDir private Path folder;

    private static Card card(List<String> addresses, boolean reached) {
        Card.Room room = new Card.Room("Planets", 3, true, null);
        return new Card("Room 12", room, addresses, null, reached, ADVICE);
    }

    private Scene drawn(Card card, @Nullable String code) throws Exception {
        FxToolkit.registerPrimaryStage();
        Ground ground =
                Ground.of(
                        Crossing.toJavaFx(),
                        Locale.ENGLISH,
                        ZoneOffset.UTC,
                        folder,
                        search -> search.onThisMachineOnly());
        return Chatter.on(() -> {
            Stage list = new Stage();
            Look look = new Look(new SettingsModel(ground), false);
            DialogWindow window = new DialogWindow(list, look, "Invite");
            window.open(InviteView.of(ground, card, code, window::close), () -> {});
            return Window.getWindows().getLast().getScene();
        });
    }

    @AfterEach
    void nobody_looks_any_longer() throws Exception {
        Chatter.on(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return true;
        });
    }

    /// What a phone reads that is held in front of the screen.
    private static String scanned(Scene scene) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage seen = Chatter.on(() -> scene.lookup("#qr").snapshot(null, null));
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        int[] pixels = new int[width * height];
        seen.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        RGBLuminanceSource light = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
    }

    @Test
    void the_code_is_on_it_only_by_choice() throws Exception {
        Scene scene = drawn(card(List.of("http://192.0.2.7:24280"), true), "12345");
        assertThat(scanned(scene)).isEqualTo("http://192.0.2.7:24280/#join=Planets");
        Label digits = (Label) scene.lookup("#card-code");
        assertThat(digits.isVisible()).isFalse();
        Screenshot.of(scene, "invite");
        Chatter.on(() -> {
            ((CheckBox) scene.lookup("#with-code")).fire();
            return true;
        });
        assertThat(scanned(scene)).isEqualTo("http://192.0.2.7:24280/#join=Planets&code=12345");
        assertThat(digits.isVisible()).isTrue();
        assertThat(digits.getText()).isEqualTo("Code 12345");
        Screenshot.of(scene, "invite-code");
    }

    @Test
    void of_several_addresses_one_after_the_other_is_shown() throws Exception {
        Scene scene =
                drawn(card(List.of("http://192.0.2.7:24280", "http://school:24280"), true), null);
        TextField address = (TextField) scene.lookup("#address");
        for (String wanted : List.of("http://192.0.2.7:24280", "http://school:24280")) {
            assertThat(address.getText()).isEqualTo(wanted);
            assertThat(scanned(scene)).startsWith(wanted);
            Chatter.on(() -> {
                ((Button) scene.lookup("#next")).fire();
                return true;
            });
        }
        assertThat(address.getText()).isEqualTo("http://192.0.2.7:24280");
    }

    @Test
    void as_long_as_nobody_has_come_in_it_says_what_may_be_in_the_way() throws Exception {
        Scene scene = drawn(card(List.of("http://192.0.2.7:24280"), false), null);
        List<String> said =
                Chatter.on(() ->
                        scene.getRoot().lookupAll(".label").stream()
                                .map(node -> ((Label) node).getText())
                                .toList());
        assertThat(said).contains("sudo ufw allow 24280", "Ask for the code: five digits");
        Screenshot.of(scene, "invite-unreached");
    }

    @Test
    void without_a_network_there_is_nothing_to_scan() throws Exception {
        Scene scene = drawn(card(List.of(), true), null);
        assertThat(Chatter.on(() -> scene.lookup("#qr") == null)).isTrue();
    }
}
