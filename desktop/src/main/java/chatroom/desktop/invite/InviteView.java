package chatroom.desktop.invite;

import chatroom.card.Card;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows a join card: a QR code to scan, the address to type, and the code of the session where
/// whoever shows it wants that. For the thread that draws.
public final class InviteView {
    private final Ground ground;
    private final Card card;
    private final @Nullable String code;
    private final IntegerProperty which = new SimpleIntegerProperty();
    private final BooleanProperty coded = new SimpleBooleanProperty();

    private InviteView(Ground ground, Card card, @Nullable String code) {
        this.ground = ground;
        this.card = card;
        this.code = code;
    }

    /// Draws it.
    ///
    /// @param code of the session, which is on the card only when somebody chooses so; null where
    ///   there is none, or nobody here knows it
    /// @param close what follows when everybody has seen it
    public static Parent of(Ground ground, Card card, @Nullable String code, Runnable close) {
        return new InviteView(ground, card, code).drawn(close);
    }

    private Parent drawn(Runnable close) {
        List<Node> all = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        Button done = new Buttons(ground).primary("done", "button.close", close);
        done.setDefaultButton(true);
        buttons.add(done);
        if (card.addresses().isEmpty()) {
            all.add(Labels.text(ground.words("card.no-network")));
        } else {
            all.addAll(List.of(picture(), address()));
            all.addAll(whatElse());
            if (card.addresses().size() > 1) {
                buttons.add(
                        new Buttons(ground)
                                .plain("next", "card.next", () -> which.set(which.get() + 1)));
            }
        }
        return new Form(
                ground.words("card.title", "name", card.title()),
                all,
                List.of(),
                buttons.toArray(Button[]::new));
    }

    private Node picture() {
        QrPicture picture = new QrPicture();
        which.subscribe(_ -> picture.show(shown().link(which.get()).text()));
        coded.subscribe(_ -> picture.show(shown().link(which.get()).text()));
        VBox box = new VBox(picture);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// To be read from far, and to be copied.
    private Node address() {
        TextField field = new TextField();
        field.setId("address");
        field.setEditable(false);
        field.getStyleClass().addAll("digits", "join-address");
        field.setAccessibleText(ground.words("card.scan"));
        which.subscribe(_ -> field.setText(card.link(which.get()).origin()));
        return new VBox(4, Labels.text(ground.words("card.scan")), field);
    }

    private List<Node> whatElse() {
        List<Node> all = new ArrayList<>();
        Card.Room room = card.session();
        if (code != null) {
            CheckBox with = new CheckBox(ground.words("card.show.code"));
            with.setId("with-code");
            with.setWrapText(true);
            coded.bind(with.selectedProperty());
            Label digits = new Label(ground.words("card.code", "code", code));
            digits.setId("card-code");
            digits.getStyleClass().addAll("digits", "join-address");
            all.addAll(List.of(Shown.when(digits, coded), with));
        } else if (room != null && room.coded()) {
            all.add(Labels.text(ground.words("card.code-ask")));
        }
        if (!card.reached()) {
            all.add(Labels.second(ground.words("card.unreached")));
            all.add(Labels.second(ground.words("card.firewall") + " " + card.firewall().says()));
            card.firewall().commands().forEach(it -> all.add(Labels.second(it)));
            all.add(Labels.second(ground.words("card.hotspot")));
        }
        return all;
    }

    /// The card, with the code where that is wanted.
    private Card shown() {
        Card.Room room = card.session();
        if (!coded.get() || room == null) {
            return card;
        }
        return new Card(
                card.server(),
                new Card.Room(room.name(), room.members(), room.coded(), code),
                card.addresses(),
                card.wifi(),
                card.reached(),
                card.firewall());
    }
}
