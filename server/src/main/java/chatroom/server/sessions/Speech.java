package chatroom.server.sessions;

import chatroom.core.Answer;
import chatroom.core.Command;
import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import chatroom.core.Text;
import chatroom.log.Keep;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns what a member typed into a command, and what became of it into an answer to them alone.
/// Stateless; runs on the link's loop, replies on the session's.
final class Speech {
    private final Node node;

    Speech(Node node) {
        this.node = node;
    }

    void say(Connection who, Seat here, Request.Say say) {
        switch (Slash.parse(say.text())) {
            case Slash.Spoken.Words words -> words(who, here, say.id(), words.raw());
            case Slash.Spoken.Typed typed -> typed(who, here, say.id(), typed);
            case Slash.Spoken.Wrong wrong -> {
                alive(here);
                who.refuse(say.id(), wrong.refusal());
            }
        }
    }

    private void words(Connection who, Seat here, long id, String raw) {
        Refusal no = Text.check(raw);
        if (no != null) {
            alive(here);
            who.refuse(id, no);
        } else {
            ask(who, here, id, new Command.Say(here.member(), id, Text.of(raw)), Keep.NONE);
        }
    }

    private void typed(Connection who, Seat here, long id, Slash.Spoken.Typed typed) {
        alive(here);
        String grant = node.randomness().name();
        Command.By by = by(here);
        @Nullable Command command =
                switch (typed.command()) {
                    case HELP -> new Command.Help(by);
                    case QUOTE -> new Command.Quote(node.randomness().below(node.quotes().size()));
                    case TIME -> new Command.Time(node.clock().wall());
                    case ECHO -> new Command.Echo(typed.argument());
                    case KICK ->
                            new Command.Kick(
                                    by,
                                    node.names().key(typed.argument()),
                                    typed.argument(),
                                    cut(typed.rest()),
                                    grant);
                    case ADMIN ->
                            new Command.HandOver(
                                    by,
                                    node.names().key(typed.argument()),
                                    typed.argument(),
                                    grant);
                    case CODE -> new Command.ChangeCode(by, !Slash.noCode(typed.argument()));
                    case ADMIT, DENY -> null;
                    case QUIT -> new Command.Leave(here.member(), null, grant);
                    case CLOSE -> new Command.Close(by);
                };
        if (command == null) {
            answer(who, here, id, node.names().key(typed.argument()), typed.command());
        } else if (typed.command().admins() && !node.settings().plain().leads(who.link().door())) {
            here.live().loop().run(() -> plainly(who, here, id, command, keep(typed)));
        } else {
            ask(who, here, id, command, keep(typed));
        }
    }

    /// An admin who is in by the plain door is one since before the operator closed it to admins.
    private void plainly(Connection who, Seat here, long id, Command command, Keep keep) {
        if (here.live().session().admin() == here.member()) {
            who.refuse(id, Refusal.of(Refusal.Code.ENCRYPTION_NEEDED));
        } else {
            ask(who, here, id, command, keep);
        }
    }

    /// What the keep must hold once the command is accepted.
    private static Keep keep(Slash.Spoken.Typed typed) {
        if (typed.command() != Slash.CODE) {
            return Keep.NONE;
        }
        return Places.recoded(
                Slash.noCode(typed.argument()) ? null : JoinCode.of(typed.argument()).digits());
    }

    // Those who knock.

    private static void answer(Connection who, Seat here, long id, NameKey name, Slash command) {
        boolean in = command == Slash.ADMIT;
        here.live()
                .loop()
                .run(() ->
                        here.live()
                                .entrance()
                                .knocks()
                                .answer(who, here, id, k -> k.who.key().equals(name), in));
    }

    void admit(Connection who, Seat here, Request.Admit admit) {
        alive(here);
        here.live()
                .loop()
                .run(() ->
                        here.live()
                                .entrance()
                                .knocks()
                                .answer(who, here, admit.id(), admit.knock(), admit.in()));
    }

    private static Command.By by(Seat here) {
        return new Command.By(here.member(), operates(here));
    }

    /// In a standing session who sits at the server's own machine has the operator's powers.
    static boolean operates(Seat here) {
        return here.connection().link().local() && here.live().standing();
    }

    static String cut(String reason) {
        String clean = chatroom.core.Printable.of(reason);
        int length = clean.codePointCount(0, clean.length());
        return length <= Limits.REASON_CODE_POINTS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, Limits.REASON_CODE_POINTS));
    }

    void leave(Connection who, Seat here, Request.Leave leave) {
        ask(
                who,
                here,
                leave.id(),
                new Command.Leave(here.member(), leave.whenAdminLeaves(), node.randomness().name()),
                Keep.NONE);
    }

    /// The member has given a sign of life, whatever becomes of it. On any loop.
    static void alive(Seat here) {
        here.live().loop().run(() -> here.live().alive(here.member()));
    }

    /// The member gives more signs of life than are good: this one is not asked of the session, so
    /// that a flood does not fill its mailbox. On any loop.
    static void busy(Seat here) {
        here.live().loop().run(() -> here.live().attendance().active(here.member()));
    }

    private void ask(Connection who, Seat here, long id, Command command, Keep keep) {
        here.live()
                .ask(
                        new Ask(
                                command,
                                keep,
                                outcome -> {
                                    switch (outcome) {
                                        case Ask.Outcome.Done done ->
                                                who.ok(
                                                        id,
                                                        command instanceof Command.Say
                                                                ? new Frame.Body.Seq(
                                                                        done.seq(), false)
                                                                : null);
                                        case Ask.Outcome.Already already ->
                                                who.ok(id, new Frame.Body.Seq(already.seq(), true));
                                        case Ask.Outcome.Answered answered ->
                                                who.ok(id, body(answered.answer()));
                                        case Ask.Outcome.Refused refused ->
                                                who.refuse(id, refused.refusal());
                                    }
                                }));
    }

    private Frame.@Nullable Body body(Answer answer) {
        return switch (answer) {
            case Answer.Nothing _, Answer.Present _ -> null;
            case Answer.Help help ->
                    new Frame.Body.Help(
                            Arrays.stream(Slash.values())
                                    .map(s -> new Frame.CommandLine(s.usage(), s.admins()))
                                    .toList());
            case Answer.Quote(int number) -> {
                Quotes.Quote quote = node.quotes().at(number);
                yield new Frame.Body.Quote(quote.text(), quote.author());
            }
            case Answer.Time(long wall) -> {
                var offset =
                        ZoneId.systemDefault().getRules().getOffset(Instant.ofEpochMilli(wall));
                yield new Frame.Body.Time(wall, offset.getTotalSeconds() / 60);
            }
            case Answer.Echo(String text) -> new Frame.Body.Echo(text);
        };
    }
}
