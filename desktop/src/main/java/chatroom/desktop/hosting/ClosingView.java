package chatroom.desktop.hosting;

import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;

/// Asks who hosts a server whether it is to end with the program. For the thread that draws.
public final class ClosingView {
    private ClosingView() {}

    /// Draws it.
    ///
    /// @param people how many are in its sessions
    /// @param stop what follows when it is to end
    /// @param close what follows in any case
    public static Parent of(Ground ground, int people, Runnable stop, Runnable close) {
        Buttons buttons = new Buttons(ground);
        Button end =
                buttons.plain(
                        "end-it",
                        "desktop.host.close.do",
                        () -> {
                            close.run();
                            stop.run();
                        });
        end.getStyleClass().add("danger");
        Button stay = buttons.primary("go-on", "desktop.host.close.not", close);
        stay.setDefaultButton(true);
        return new Form(
                ground.words("desktop.host.close"),
                List.of(Labels.text(ground.wording().counted("desktop.host.close.sure", people))),
                List.of(),
                stay,
                end);
    }
}
