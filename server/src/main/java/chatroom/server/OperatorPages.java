package chatroom.server;

import chatroom.card.CardSite;
import chatroom.server.gateway.Pages;
import chatroom.web.Piece;
import chatroom.web.Site;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the HTTP side shows of a server. Any thread. The web client and the metrics are begun when
/// they are first asked for: no server is to start later for them.
final class OperatorPages implements Pages, AutoCloseable {
    private final Server server;
    private final MeasuredLog log;
    private final CardSite card;
    private volatile @Nullable Site site;
    private @Nullable Metrics metrics;

    OperatorPages(Server server, MeasuredLog log) {
        this.server = server;
        this.log = log;
        this.card = new CardSite(server.cards());
    }

    @Override
    public @Nullable Piece at(String path) {
        Site now = site;
        return (now == null ? site() : now).at(path);
    }

    private synchronized Site site() {
        Site now = site;
        if (now == null) {
            now = new Site(server.config().plain().name().toLowerCase(Locale.ROOT), server::nodes);
            site = now;
        }
        return now;
    }

    @Override
    public Optional<CardSite> card() {
        return Optional.of(card);
    }

    @Override
    public synchronized String metrics() {
        Metrics now = metrics;
        if (now == null) {
            now = new Metrics(server.gateway(), server.sessions().listing(), log);
            metrics = now;
        }
        return now.scrape();
    }

    @Override
    public synchronized void close() {
        if (metrics != null) {
            metrics.close();
        }
    }
}
