package chatroom.core;

import chatroom.core.Command.By;
import chatroom.core.Command.Newcomer;
import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Joined;
import chatroom.core.Event.Left;
import java.util.Locale;

/// Who plays in the tests, and short ways to write what they ask and what happens.
final class Cast {
    static final int ANN = 1;
    static final int BOB = 2;
    static final int CLEO = 3;
    static final int DAN = 4;

    /// Ann came first and is the admin.
    static final Event[] ANN_LEADS = {joined(ANN, "Ann"), created(ANN)};

    static final Event[] ANN_LEADS_BOB = {joined(ANN, "Ann"), created(ANN), joined(BOB, "Bob")};

    static final Event[] ANN_LEADS_BOB_AND_CLEO = {
        joined(ANN, "Ann"), created(ANN), joined(BOB, "Bob"), joined(CLEO, "Cleo")
    };

    private Cast() {}

    static NameKey key(String name) {
        return new NameKey(name.toLowerCase(Locale.ROOT));
    }

    static Newcomer newcomer(String name, Door door) {
        return new Newcomer(Username.of(name), key(name), door, "place of " + name);
    }

    static Joined joined(int member, String name) {
        return joined(member, name, Door.ENCRYPTED);
    }

    static Joined joined(int member, String name, Door door) {
        return new Joined(member, Username.of(name), key(name), door, "place of " + name);
    }

    static AdminChanged created(int member) {
        return new AdminChanged(member, AdminChanged.Why.CREATED, "grant");
    }

    static AdminChanged admin(int member, AdminChanged.Why why, String grant) {
        return new AdminChanged(member, why, grant);
    }

    static Left left(int member) {
        return new Left(member, Left.Why.LEFT);
    }

    static Left lapsed(int member) {
        return new Left(member, Left.Why.LAPSED);
    }

    static Command.Join join(String name) {
        return join(name, Door.ENCRYPTED);
    }

    static Command.Join join(String name, Door door) {
        return new Command.Join(newcomer(name, door), "", "new grant");
    }

    static Command.Join joinWithToken(String name, String token, Door door) {
        return new Command.Join(newcomer(name, door), token, "new grant");
    }

    static Command.Resume resume(int member) {
        return resume(member, Door.ENCRYPTED);
    }

    static Command.Resume resume(int member, Door door) {
        return new Command.Resume(member, door, "new grant");
    }

    static Command.Leave leave(int member) {
        return new Command.Leave(member, null, "new grant");
    }

    static Command.Leave leave(int member, WhenAdminLeaves instead) {
        return new Command.Leave(member, instead, "new grant");
    }

    static Command.Kick kick(int by, String name) {
        return kick(By.member(by), name, "");
    }

    static Command.Kick kick(By by, String name, String reason) {
        return new Command.Kick(by, key(name), name, reason, "new grant");
    }

    static Command.HandOver handOver(int by, String name) {
        return handOver(By.member(by), name);
    }

    static Command.HandOver handOver(By by, String name) {
        return new Command.HandOver(by, key(name), name, "new grant");
    }

    static Command.Say say(int member, long id, String text) {
        return new Command.Say(member, id, Text.of(text));
    }

    static Event.Said said(int member, long id, String text) {
        return new Event.Said(member, id, Text.of(text));
    }

    static By operator(int member) {
        return new By(member, true);
    }
}
