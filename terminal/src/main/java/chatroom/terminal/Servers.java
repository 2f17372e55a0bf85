package chatroom.terminal;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Destination;
import chatroom.client.IdentityChanged;
import chatroom.client.Listener;
import chatroom.client.Options;
import chatroom.client.Pace;
import chatroom.client.RememberedServers;
import chatroom.core.Product;
import chatroom.discovery.Diagnosis;
import chatroom.discovery.Finding;
import chatroom.discovery.FoundServer;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
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

    /// Where a server is, and what it must prove to be; null for whichever answers.
    private record Target(List<Address> addresses, @Nullable String identity, Known by) {}

    /// From where it is known what a server must prove to be.
    private enum Known {
        TYPED,
        REMEMBERED,
        ANNOUNCED,
        NOT
    }

    /// Connects.
    ///
    /// @param patience of the connection: a script gives up where a person waits
    Client connect(@Nullable String option, Pace patience, Listener listener)
            throws InterruptedException {
        Optional<String> given = here.given(option, "CHATROOM_SERVER");
        Target target = given.isPresent() ? named(given.get()) : found();
        Options options =
                Options.of(Product.COMMAND + " terminal " + Product.VERSION)
                        .withIdentity(target.identity())
                        .withPace(patience);
        try {
            Client client = Client.connect(target.addresses(), options, listener);
            meet(client, target);
            if (given.isEmpty() && here.terminal()) {
                String name = client.server().server();
                here.say(here.wording().of("connect.connected", "server", name));
                here.say(here.wording().of("terminal.server.one"));
            }
            return client;
        } catch (IOException e) {
            throw new Failure(sentence(e, target));
        }
    }

    private Target named(String typed) {
        try {
            return at(Destination.parse(typed));
        } catch (IllegalArgumentException e) {
            throw here.wrongUse(here.wording().of("terminal.server.bad", "address", typed));
        }
    }

    /// What was said about its identity counts, else what is remembered of the address.
    private Target at(Destination there) {
        List<Address> addresses = List.of(there.address());
        if (there.identity() != null) {
            return new Target(addresses, there.identity(), Known.TYPED);
        }
        return remembered
                .at(there.address())
                .map(server -> new Target(addresses, server.identity(), Known.REMEMBERED))
                .orElse(new Target(addresses, null, Known.NOT));
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
            return Optional.of(at(Destination.parse(typed)));
        } catch (IllegalArgumentException e) {
            here.say(here.wording().of("terminal.server.bad", "address", typed));
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
        remembered
                .namesake(server.name(), server.identity())
                .ifPresent(known -> {
                    String met = ServerIdentity.shown(server.identity());
                    throw new Failure(namesake(known, met, Address.of(server).getFirst()));
                });
        return new Target(Address.of(server), server.identity(), Known.ANNOUNCED);
    }

    private String namesake(RememberedServers.Server known, String met, Address address) {
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
                        address.toString());
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

    // After.

    /// Whoever was not known is met with the identity in sight, and known from then on.
    private void meet(Client client, Target target) {
        ServerIdentity identity = client.identity();
        String name = client.server().server();
        Optional<RememberedServers.Server> known = remembered.namesake(name, identity.value());
        if (known.isPresent() && target.by() != Known.TYPED) {
            client.close();
            throw new Failure(
                    namesake(known.get(), identity.shown(), target.addresses().getFirst()));
        }
        if (remembered.find(identity.value()).isEmpty()) {
            String shown = identity.shown();
            here.say(here.wording().of("connect.first", "server", name, "identity", shown));
        }
        remember(client, target);
    }

    private void remember(Client client, Target target) {
        try {
            remembered.used(
                    new RememberedServers.Server(
                            client.identity().value(),
                            client.server().server(),
                            target.addresses(),
                            System.currentTimeMillis()));
        } catch (IOException e) {
            // A folder that cannot be written to is no reason not to talk.
        }
    }

    private String sentence(IOException e, Target target) {
        String address = target.addresses().getFirst().toString();
        if (e instanceof IdentityChanged changed) {
            return changed(changed, target.by(), address);
        }
        String key =
                switch (e) {
                    case UnknownHostException _ -> "connect.unknown-host";
                    case ConnectException _ -> "connect.refused";
                    case ProtocolException _ -> "connect.not-chatroom";
                    default -> "connect.unreachable";
                };
        return here.wording().of(key, "address", address);
    }

    private String changed(IdentityChanged changed, Known by, String address) {
        String key =
                switch (by) {
                    case TYPED, NOT -> "terminal.server.not-that";
                    case REMEMBERED -> "terminal.server.changed";
                    case ANNOUNCED -> "terminal.server.other";
                };
        return here.wording()
                .of(
                        key,
                        "address",
                        address,
                        "expected",
                        ServerIdentity.shown(changed.expected()),
                        "met",
                        changed.met().shown());
    }
}
