package chatroom.server;

import chatroom.card.Card;
import chatroom.card.CardSite;
import chatroom.card.Wifi;
import chatroom.server.console.Firewall;
import chatroom.server.console.Showing;
import chatroom.server.sessions.Operator;
import chatroom.wire.Frame;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The join cards of a running server. Any thread. Its codes it gives to the operator alone.
final class Cards implements CardSite.Source, Showing.Cards {
    private final Server server;
    private final Operator operator;
    private final OwnAddresses addresses;
    private volatile @Nullable Wifi wifi;

    Cards(Server server) {
        this.server = server;
        this.operator = new Operator(server.sessions());
        this.addresses = new OwnAddresses(server.config());
        this.wifi = server.config().wifi();
    }

    /// Somebody came in at our address `by`, from `from`: what works comes first on the cards.
    void came(InetAddress by, InetAddress from) {
        addresses.came(by, from);
    }

    /// Where the server can be met, `host:port`, likeliest first; nowhere before its port is open.
    List<String> nodes() {
        return server.port() == 0 ? List.of() : addresses.nodes(server.port());
    }

    @Override
    public Card of(String session) {
        return of(listed(session), null);
    }

    @Override
    public Optional<CompletableFuture<Card>> of(String session, boolean coded) {
        return listed(session)
                .map(listed ->
                        coded
                                ? operator.code(session)
                                        .thenApply(
                                                code -> of(Optional.of(listed), code.orElse(null)))
                                : CompletableFuture.completedFuture(of(Optional.of(listed), null)));
    }

    @Override
    public void wifi(Wifi wifi) {
        this.wifi = wifi;
    }

    private Optional<Frame.Listed> listed(String session) {
        return server.sessions()
                .find(session)
                .flatMap(live -> {
                    List<Frame.Listed> all = server.sessions().listing().all();
                    return all.stream().filter(each -> each.id().equals(live.id())).findFirst();
                });
    }

    private Card of(Optional<Frame.Listed> listed, @Nullable String code) {
        return new Card(
                server.config().name(),
                listed.map(session ->
                                new Card.Room(
                                        session.name(), session.members(), session.coded(), code))
                        .orElse(null),
                addresses.origins(server.port()),
                wifi,
                addresses.reached(),
                Firewall.advice(server.port(), Computer.java()));
    }
}
