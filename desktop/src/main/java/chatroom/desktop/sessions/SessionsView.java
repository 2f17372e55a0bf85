package chatroom.desktop.sessions;

import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Ends;
import chatroom.desktop.parts.Icon;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Page;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Shown;
import chatroom.wire.Frame;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows the sessions of a server, and leads into them. For the thread that draws.
public final class SessionsView extends StackPane {
    /// What follows on what somebody does here.
    public interface Ways {
        void join(Frame.Listed session);

        void create();

        /// Shows others how to join.
        void invite();

        void about();

        void settings();

        /// To another server.
        void back();
    }

    private final Ground ground;
    private final SessionsModel model;
    private final Ways ways;
    private final Buttons buttons;
    private final SessionTable table;

    public SessionsView(Ground ground, SessionsModel model, Hosting hosting, Ways ways) {
        this.ground = ground;
        this.model = model;
        this.ways = ways;
        this.buttons = new Buttons(ground);
        this.table = new SessionTable(ground, model, ways::join);
        VBox.setVgrow(table, Priority.ALWAYS);
        boolean own = hosting.running().get() != null;
        getChildren()
                .add(
                        new Page(
                                head(),
                                away(),
                                first(model.first() && !own),
                                new HostingBar(ground, hosting),
                                table,
                                foot()));
    }

    /// What the keyboard goes to at the beginning.
    public void focus() {
        table.requestFocus();
    }

    /// What it says of times is true again.
    public void refresh() {
        table.refresh();
    }

    private Node head() {
        Label title = Labels.title(ground.words("list.title"));
        Prose where = Labels.second("");
        where.says().bind(model.people().map(n -> where(n.longValue())));
        VBox titles = new VBox(4, title, where);
        FlowPane actions =
                new FlowPane(
                        8,
                        8,
                        filter(),
                        buttons.with("reload", Icon.RELOAD, "list.reload", model::reload),
                        create(),
                        buttons.small("invite", Icon.QR, "card.show", ways::invite),
                        about(),
                        buttons.small(
                                "settings", Icon.SETTINGS, "desktop.settings", ways::settings));
        Button back = buttons.with("back", Icon.BACK, "desktop.sessions.back", ways::back);
        back.getStyleClass().add("flat");
        return new VBox(4, back, new Ends(titles, actions));
    }

    private String where(long people) {
        return ground.words(
                "list.where",
                "server",
                model.server().name(),
                "address",
                model.server().address(),
                "people",
                ground.wording().counted("list.people", people));
    }

    private Node filter() {
        TextField filter = new TextField();
        filter.setId("filter");
        filter.setPromptText(ground.words("list.filter"));
        filter.setAccessibleText(ground.words("list.filter"));
        filter.textProperty().bindBidirectional(model.filter());
        filter.setPrefColumnCount(10);
        return filter;
    }

    private Node create() {
        Button create = buttons.primary("create", "create.title", ways::create);
        create.setGraphic(Icon.PLUS.drawn());
        return create;
    }

    private Node about() {
        Button about = buttons.plain("about", "about.title", ways::about);
        about.setText("?");
        about.setAccessibleText(ground.words("about.title"));
        about.setTooltip(new Tooltip(ground.words("about.title")));
        return about;
    }

    private Node away() {
        HBox bar = new HBox(Labels.text(ground.words("connect.again")));
        bar.getStyleClass().add("bar-warning");
        return Shown.when(bar, model.away());
    }

    /// The identity is shown once, to be compared.
    private Node first(boolean unknown) {
        SimpleBooleanProperty seen = new SimpleBooleanProperty(!unknown);
        Label identity = new Label(model.server().identity().shown());
        identity.setId("identity");
        identity.getStyleClass().addAll("digits", "identity");
        Button known = buttons.plain("known", "desktop.first.done", () -> seen.set(true));
        identity.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane row = new FlowPane(16, 8, identity, known);
        VBox card =
                new VBox(
                        8,
                        Labels.text(ground.words("desktop.first", "server", model.server().name())),
                        row);
        card.setId("first");
        card.getStyleClass().add("card");
        return Shown.when(card, seen.not());
    }

    private Node foot() {
        Label hint = Labels.second(ground.words("desktop.sessions.hint"));
        return new Ends(hint, new StopBar(ground, model));
    }
}
