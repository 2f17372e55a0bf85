package chatroom.desktop.entrance;

import chatroom.client.Refused;
import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.wording.Wording;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Something to fill in, with the rule in words beside it: checked while it is typed, and kept when
/// the server has something against it. Owned by the thread that draws.
public final class Checked {
    private final Wording wording;
    private final String rule;
    private final Function<String, @Nullable Refusal> check;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper says = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();

    /// @param rule the key of the words for its rule
    /// @param check what is to be said against a text, null for nothing
    public Checked(String rule, Function<String, @Nullable Refusal> check, Wording wording) {
        this.wording = wording;
        this.rule = wording.of(rule);
        this.check = check;
        text.subscribe(this::typed);
    }

    /// A person's name in a session.
    public static Checked username(Wording wording) {
        return new Checked("rule.name", Username::check, wording);
    }

    /// The name of a session.
    public static Checked session(Wording wording) {
        return new Checked("rule.session", SessionName::check, wording);
    }

    /// The code of a session that has one.
    public static Checked code(Wording wording) {
        return new Checked("rule.code", JoinCode::check, wording);
    }

    /// A code, or nothing for none.
    public static Checked codeOrNone(Wording wording) {
        return new Checked(
                "rule.code.or-none", text -> text.isBlank() ? null : JoinCode.check(text), wording);
    }

    public StringProperty text() {
        return text;
    }

    /// The rule, or what is wrong.
    public ReadOnlyStringProperty says() {
        return says.getReadOnlyProperty();
    }

    /// Whether what it says is that something is wrong.
    public ReadOnlyBooleanProperty wrong() {
        return wrong.getReadOnlyProperty();
    }

    private void typed(String now) {
        Refusal against = now.isEmpty() ? null : check.apply(now);
        if (against == null || unfinished(now, against)) {
            says.set(rule);
            wrong.set(false);
        } else {
            refuse(new Refused(against));
        }
    }

    /// Nobody is told that a name is too short while they type its first letters.
    private static boolean unfinished(String now, Refusal against) {
        return switch (against.code()) {
            case NAME_SHORT -> true;
            case CODE_DIGITS ->
                    now.codePoints().allMatch(c -> Character.isDigit(c) || c == ' ')
                            && now.codePoints().filter(Character::isDigit).count()
                                    < Limits.CODE_DIGITS;
            default -> false;
        };
    }

    /// Whether it can be sent; says what is wrong where it cannot.
    public boolean ready() {
        Refusal against = check.apply(text.get());
        if (against != null) {
            refuse(new Refused(against));
        }
        return against == null;
    }

    /// The server has something against it.
    public void refuse(Refused why) {
        says.set(Printable.of(wording.refusal(why)));
        wrong.set(true);
    }
}
