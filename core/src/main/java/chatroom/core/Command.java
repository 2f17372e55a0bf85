package chatroom.core;

import org.jspecify.annotations.Nullable;

/// What is asked of a session. Everything that a decision would have to draw or look up comes in
/// with it: name keys, the place and grant that the keep knows (see [Event.Joined],
/// [Event.AdminChanged]), the number of a quote, the time. Codes, tokens and throttles are checked
/// before; who is not admitted never becomes a command.
public sealed interface Command {

    /// Who asks for something that only the admin may: a member (0 for the console) who may also
    /// have the operator's powers, because they are in from the server's own machine. What those
    /// reach to, [Session#rules] says: a member's only into the server's own sessions.
    record By(int member, boolean operator) {
        public static final By CONSOLE = new By(0, true);

        public static By member(int member) {
            return new By(member, false);
        }
    }

    /// Come in as somebody new. `token` is the grant whose admin token the newcomer showed, or
    /// empty; `grant` the one to use if they become admin.
    record Join(Newcomer newcomer, String token, String grant) implements Command {}

    /// Who comes in: name, key and door, and the place drawn for them.
    record Newcomer(Username name, NameKey key, Door door, String place) {}

    /// Come back to a held or present place, whose token was shown.
    record Resume(int member, Door door, String grant) implements Command {}

    /// The member's connection has been gone for [Limits#DROP_AFTER].
    record Drop(int member) implements Command {}

    /// Leave. A leaving admin may say what becomes of the role, else the session's own rule holds.
    record Leave(int member, @Nullable WhenAdminLeaves instead, String grant) implements Command {}

    /// Say something to everybody; `id` is the member's own request number, from 1 (a lower one is
    /// refused as too old).
    record Say(int member, long id, Text text) implements Command {}

    /// Say something to everybody as the operator.
    record Announce(Text text) implements Command {}

    /// Remove the member of that key; `typed` is how the asker wrote it. Of the `reason` the first
    /// [Limits#REASON_CODE_POINTS] are told, on one line.
    record Kick(By by, NameKey target, String typed, String reason, String grant)
            implements Command {}

    /// Make the member of that key the admin.
    record HandOver(By by, NameKey target, String typed, String grant) implements Command {}

    /// The code that admits is another one now, or none (`coded` false). Its digits go into the
    /// keep beside the log, never into it.
    record ChangeCode(By by, boolean coded) implements Command {}

    /// End the session for everybody.
    record Close(By by) implements Command {}

    /// The member is there: *Stay*, a changing draft, or any command that leaves no entry.
    record Stay(int member) implements Command {}

    record Help(By by) implements Command {}

    record Quote(int number) implements Command {}

    record Time(long wall) implements Command {}

    record Echo(String text) implements Command {}

    /// Time has passed: time out who was silent, give up what was held long enough. `clock` is what
    /// the node knows beside the log.
    record Tick(Deadlines clock, String grant) implements Command {}
}
