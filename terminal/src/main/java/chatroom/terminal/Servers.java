package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Destination;
import chatroom.client.IdentityChanged;
import chatroom.client.Listener;
import chatroom.client.Meeting;
import chatroom.client.Namesake;
import chatroom.client.Options;
import chatroom.client.Pace;
import chatroom.client.RememberedServers;
import chatroom.client.Target;
import chatroom.core.Product;
import chatroom.discovery.Diagnosis;
import chatroom.discovery.Finding;
import chatroom.discovery.FoundServer;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads a command to a server: the one that was named, or the one that is found, or the one that
/// the person chooses; and remembers it. Owned by the command's thread.
final class Servers {
    private final Surroundings here;
    private final Desk desk;
    private final RememberedServers remembered;

    Servers(Surroundings here, Desk desk) {
        this.here = here;
        this.desk = desk;
        this.remembered = here.servers();
    }

    /// Connects.
    ///
    /// @param patience of the connection: a script gives up where a person waits
    Client connect(@Nullable String option, Pace patience, Listener listener)
            throws InterruptedException {
        Optional<String> given = here.given(option, "CHATROOM_SERVER");
        Target target = given.isPresent() ? named(given.get()) : found();
        Options options =
                Options.of(Product.COMMAND + " terminal " + Product.VERSION).withPace(patience);
        try {
            Meeting met = Meeting.at(target, options, listener, remembered);
            tell(met, given.isEmpty());
            return met.client();
        } catch (Namesake namesake) {
            throw new Failure(sentence(namesake, target));
        } catch (IOException e) {
            throw new Failure(sentence(e, target));
        }
    }

    /// Whoever was not known is met with the identity in sight.
    private void tell(Meeting met, boolean found) {
        String name = met.client().server().server();
        if (met.first()) {
            String shown = met.client().identity().shown();
            here.say(here.wording().of("connect.first", "server", name, "identity", shown));
        }
        if (found && here.terminal()) {
            here.say(here.wording().of("connect.connected", "server", name));
            here.say(here.wording().of("terminal.server.found"));
        }
    }

    private Target named(String typed) {
        try {
            return Target.of(Destination.parse(typed), remembered);
        } catch (IllegalArgumentException e) {
            throw here.wrongUse(here.wording().of("connect.bad-address", "address", typed));
        }
    }

    // Finding.

    private Target found() throws InterruptedException {
        while (true) {
            if (here.terminal()) {
                here.say(here.wording().of("find.looking"));
            }
            Finding finding = Client.find(remembered);
            Optional<Target> target =
                    finding.servers().isEmpty()
                            ? nothing(finding.diagnosis())
                            : Optional.of(among(finding.servers()));
            if (target.isPresent()) {
                return target.get();
            }
        }
    }

    /// Says why there may be none, and lets a person type an address; empty where they want to look
    /// again.
    private Optional<Target> nothing(Diagnosis diagnosis) {
        List<String> report = FindReport.nothing(diagnosis, here.wording());
        if (!here.terminal()) {
            throw new Failure(String.join("\n", report));
        }
        report.forEach(here::say);
        String typed = desk.ask(here.wording().of("terminal.server.ask"), "", "--server");
        return typed.isEmpty() ? Optional.empty() : typed(typed);
    }

    private Optional<Target> typed(String typed) {
        try {
            return Optional.of(Target.of(Destination.parse(typed), remembered));
        } catch (IllegalArgumentException e) {
            here.say(here.wording().of("connect.bad-address", "address", typed));
            return Optional.empty();
        }
    }

    /// The only one, or the only one that was used before; else the person's choice.
    private Target among(List<FoundServer> servers) {
        List<FoundServer> known =
                servers.stream().filter(s -> remembered.find(s.identity()).isPresent()).toList();
        if (servers.size() > 1 && known.size() != 1) {
            return chosen(servers);
        }
        FoundServer server = servers.size() == 1 ? servers.getFirst() : known.getFirst();
        return target(server);
    }

    private Target chosen(List<FoundServer> servers) {
        List<String> table = FindReport.table(servers, remembered, here.wording());
        if (!here.terminal()) {
            throw new Failure(
                    here.wording().of("terminal.server.choose") + "\n" + String.join("\n", table));
        }
        desk.say(table);
        while (true) {
            String answer = desk.ask(here.wording().of("find.which"), "", "--server");
            Optional<FoundServer> one = numbered(servers, answer);
            Optional<Target> target =
                    one.isPresent() || answer.matches("[0-9]*")
                            ? one.map(this::target)
                            : typed(answer);
            if (target.isPresent()) {
                return target.get();
            }
        }
    }

    /// A server that has the name of one that is known, and another identity, is another one; it
    /// gets nobody by that name.
    private Target target(FoundServer server) {
        Target target = Target.of(server);
        remembered
                .namesake(server.name(), server.identity())
                .ifPresent(known -> {
                    String met = ServerIdentity.shown(server.identity());
                    throw new Failure(namesake(known, met, target));
                });
        return target;
    }

    private String sentence(Namesake namesake, Target target) {
        return namesake(namesake.known(), namesake.met().shown(), target);
    }

    private String namesake(RememberedServers.Server known, String met, Target target) {
        return here.wording()
                .of(
                        "terminal.server.namesake",
                        "server",
                        known.name(),
                        "expected",
                        ServerIdentity.shown(known.identity()),
                        "met",
                        met,
                        "address",
                        target.address());
    }

    /// What stands under that number, counted from 1.
    static <T> Optional<T> numbered(List<T> all, String answer) {
        if (!answer.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(answer);
        return number < 1 || number > all.size()
                ? Optional.empty()
                : Optional.of(all.get(number - 1));
    }

    // Where it did not work.

    private String sentence(IOException e, Target target) {
        return e instanceof IdentityChanged changed
                ? changed(changed, target)
                : here.wording().unreachable(e, target.address());
    }

    private String changed(IdentityChanged changed, Target target) {
        String key =
                switch (target.by()) {
                    case TYPED, NOT -> "connect.not-that";
                    case REMEMBERED -> "terminal.server.changed";
                    case ANNOUNCED -> "connect.pretends";
                };
        return here.wording()
                .of(
                        key,
                        "address",
                        target.address(),
                        "expected",
                        ServerIdentity.shown(changed.expected()),
                        "met",
                        changed.met().shown());
    }
}
