package chatroom.sim;

import chatroom.core.Limits;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Request;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one person does with their client, at random: talks mostly, and now and then everything
/// else that people, networks and strangers do. For one thread.
final class Habits {
    private static final List<String> NAMES =
            List.of("Anna", "ANNA", "Bob", "Chloe", "Dmitri", "Émile", "Fay", "Ann", "Gr8ham");
    private static final List<String> SESSIONS =
            List.of("Planets", "Rivers", "planets", "Tea & Co");
    private static final List<String> CODES = List.of("12345", "54321", "00000");

    private final Simulation world;
    private final Scenario.Temper temper;
    private final Dice dice;
    private final Client client;
    private boolean settling;
    private boolean hushed;
    private int texts;

    Habits(Simulation world, Scenario.Temper temper, Dice dice, Client client) {
        this.world = world;
        this.temper = temper;
        this.dice = dice;
        this.client = client;
    }

    /// From now on it only comes back to its place and stays there, quietly.
    void settle() {
        settling = true;
        Wire wire = client.wire();
        if (wire != null) {
            wire.heal();
        }
        settled();
    }

    /// From now on it does nothing, but look at the list.
    void hush() {
        hushed = true;
        client.ask(id -> new Request.Watch(id, true));
    }

    /// It switches its device off.
    void leave() {
        Wire wire = client.wire();
        if (wire != null) {
            wire.vanish();
        }
    }

    void begin() {
        world.scheduler().in(pause(), this::turn);
    }

    private void turn() {
        if (!settling) {
            act();
            world.scheduler().in(pause(), this::turn);
        }
    }

    private long pause() {
        if (dice.chance(temper.silences())) {
            return dice.between(60, 330) * Scheduler.SECOND;
        }
        return dice.around(temper.pause() * Scheduler.MILLI);
    }

    private void settled() {
        if (hushed) {
            return;
        }
        if (client.wire() == null) {
            world.connect(client);
        } else if (client.welcomed() && !client.in() && !client.entering()) {
            Mirror at = client.mirror();
            if (at != null && at.lies) {
                client.forget();
            } else if (at != null) {
                client.resume();
            }
        } else if (client.in() && client.requests.unanswered() == 0) {
            client.requests.unsure().forEach(client::again);
        }
        world.scheduler().in(500 * Scheduler.MILLI, this::settled);
    }

    private void act() {
        Wire wire = client.wire();
        if (wire == null) {
            world.connect(client);
        } else if (dice.chance(temper.cuts())) {
            wire.cut();
        } else if (dice.chance(temper.vanishes())) {
            wire.vanish();
        } else if (dice.chance(temper.stalls())) {
            wire.stall(dice.between(1, 90) * Scheduler.SECOND);
            if (client.welcomed() && dice.chance(300)) {
                askMuch();
            }
        } else if (client.welcomed() && !client.entering()) {
            if (client.in()) {
                inside();
            } else if (client.mirror() != null) {
                back();
            } else {
                outside();
            }
        }
    }

    // In no session.

    private void outside() {
        switch (dice.below(8)) {
            case 0 -> client.ask(Request.List::new);
            case 1 -> client.ask(id -> new Request.Watch(id, dice.chance(700)));
            case 2, 3 -> client.ask(this::create);
            default -> client.ask(this::join);
        }
    }

    private Request create(long id) {
        return new Request.Create(
                id,
                dice.one(SESSIONS),
                dice.one(NAMES),
                dice.chance(500) ? dice.one(CODES) : null,
                dice.chance(500) ? dice.one(List.of(WhenAdminLeaves.values())) : null,
                null,
                dice.chance(500) ? dice.one(List.of(Past.values())) : null,
                dice.chance(100) ? Boolean.TRUE : null);
    }

    private Request join(long id) {
        List<String> tokens = List.copyOf(client.claims.adminTokens);
        return new Request.Join(
                id,
                dice.chance(300) ? "Lobby" : dice.one(SESSIONS),
                dice.one(NAMES),
                dice.chance(800) ? dice.one(CODES) : null,
                tokens.isEmpty() || dice.chance(500) ? null : dice.one(tokens));
    }

    /// Asks and asks, and reads no answer.
    private void askMuch() {
        int times = 100 + dice.below(400);
        for (int i = 0; i < times; i++) {
            client.ask(client.in() ? this::history : Request.List::new);
        }
    }

    private void back() {
        if (dice.chance(50)) {
            client.forget();
        } else if (dice.chance(5 * temper.lies())) {
            Mirror at = Objects.requireNonNull(client.mirror());
            String token = dice.chance(300) ? at.token.substring(1) + "a" : at.token;
            client.lie(token, dice.between(0, at.seq() + 5));
        } else {
            client.resume();
        }
    }

    // In a session.

    private void inside() {
        if (client.requests.unsure().size() >= Limits.OUTSTANDING) {
            // More than these the server does not know again.
            client.requests.unsure().forEach(client::again);
            return;
        }
        if (!client.pushes.knocks().isEmpty() && dice.chance(500)) {
            String knock = dice.one(client.pushes.knocks());
            client.ask(id -> new Request.Admit(id, knock, dice.chance(700)));
        } else if (client.pushes.takeWarning() && dice.chance(700)) {
            client.ask(Request.Stay::new);
        } else if (dice.chance(temper.kicks())) {
            rule();
        } else if (dice.chance(temper.leaves())) {
            go();
        } else if (dice.chance(temper.lies())) {
            client.helloAgain(client.person.substring(1) + "a");
        } else {
            talk();
        }
    }

    private void talk() {
        switch (dice.below(20)) {
            case 0 -> client.ask(Request.Stay::new);
            case 1 -> client.ask(Request.Draft::new);
            case 2 -> client.ask(this::history);
            case 3 -> say(dice.one(List.of("/help", "/time", "/quote", "/ECHO  a b", "/echo")));
            case 4 -> say(dice.one(List.of("/nothing", "", "a\u0007b", "/kick", "/quit now")));
            case 5 -> {
                int burst = 2 + dice.below(30);
                for (int i = 0; i < burst; i++) {
                    say(text());
                }
            }
            case 6 -> client.requests.unsure().forEach(client::again);
            default -> say(text());
        }
    }

    /// Like no other text, of any length.
    private String text() {
        String mark = client.tag + " says " + ++texts;
        return dice.chance(30) ? mark + " x".repeat(dice.below(2_000)) : mark;
    }

    private void say(String text) {
        client.ask(id -> new Request.Say(id, text));
    }

    private Request history(long id) {
        Mirror at = client.mirror();
        long seq = at == null ? 0 : at.seq();
        return new Request.History(id, dice.between(0, seq + 1), 1 + dice.below(50));
    }

    /// What only an admin may, whether it is one or not.
    private void rule() {
        String name = someone();
        switch (dice.below(12)) {
            case 10 -> say("/code " + dice.one(CODES));
            case 11 -> say(dice.chance(300) ? "/code none" : "/admit " + dice.one(NAMES));
            case 0 -> say("/close");
            case 1, 2, 3 -> say("/admin " + name);
            default -> say("/kick " + name + (dice.chance(500) ? " because" : ""));
        }
    }

    private String someone() {
        Mirror at = client.mirror();
        @Nullable Session copy = at == null ? null : at.copy;
        return copy == null || copy.members().size() == 0
                ? dice.one(NAMES)
                : dice.one(copy.members().all()).name().value();
    }

    private void go() {
        if (dice.chance(500)) {
            say("/quit");
        } else {
            client.ask(id -> new Request.Leave(id, instead()));
        }
    }

    private @Nullable WhenAdminLeaves instead() {
        return dice.chance(300) ? dice.one(List.of(WhenAdminLeaves.values())) : null;
    }

    Client client() {
        return client;
    }
}
