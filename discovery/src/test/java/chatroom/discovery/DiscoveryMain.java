package chatroom.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A server or a client without a chat room, for the tests in network namespaces. What happens is
/// said in lines.
///
/// `serve IDENTITY [beacon] [announce]`, `find [ping] [dns-sd] [ADDRESS]`, `watch`
final class DiscoveryMain {
    private DiscoveryMain() {}

    public static void main(String[] args) throws Exception {
        Set<String> with = Set.of(args);
        switch (args[0]) {
            case "serve" ->
                    serve(
                            Examples.server(args[1]),
                            with.contains("beacon"),
                            with.contains("announce"));
            case "find" ->
                    find(with.contains("ping"), with.contains("dns-sd"), args[args.length - 1]);
            case "watch" -> watch();
            default -> throw new IllegalArgumentException(args[0]);
        }
        // JmDNS leaves threads behind that are no daemons and take seconds to end.
        System.exit(0);
    }

    private static void serve(ServerInfo info, boolean answers, boolean announces)
            throws Exception {
        if (answers) {
            Beacon.open(
                    Beacon.PORT, () -> info, address -> say("REACHED " + address.getHostAddress()));
        }
        if (announces) {
            Announcer.start(info);
        }
        say("READY");
        Thread.sleep(Duration.ofMinutes(5)); // until the test ends it
    }

    private static void find(boolean pings, boolean dnsSd, String last) throws Exception {
        Search search = Search.USUAL.withPatience(Duration.ofSeconds(dnsSd ? 8 : 3));
        search = dnsSd ? search : search.withoutDnsSd();
        search = pings ? search : search.withPort(1); // where no beacon is
        search =
                last.contains(".") ? search.withAlso(List.of(InetAddress.ofLiteral(last))) : search;
        Finding finding = Finder.find(search);
        finding.servers().forEach(server -> say("FOUND " + line(server)));
        finding.diagnosis().attempts().forEach(attempt -> say("TRIED " + attempt));
        say("LIKELY " + finding.diagnosis().likely());
    }

    private static void watch() throws InterruptedException {
        FinderListener listener =
                new FinderListener() {
                    @Override
                    public void found(FoundServer server) {
                        say("FOUND " + line(server));
                    }

                    @Override
                    public void gone(FoundServer server) {
                        say("GONE " + line(server));
                    }
                };
        try (Watch watch = Finder.watch(Search.USUAL.withoutDnsSd(), listener)) {
            say("WATCHING " + watch.finding().servers());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static String line(FoundServer server) {
        String addresses =
                server.addresses().stream()
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(","));
        return server.identity() + " " + server.ways() + " " + addresses;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
