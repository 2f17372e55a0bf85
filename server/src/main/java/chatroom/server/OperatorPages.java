package chatroom.server;

import chatroom.card.CardSite;
import chatroom.server.gateway.Pages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the HTTP side shows of a server. Any thread. Metrics are begun when they are first asked
/// for: most servers are never asked, and none is to start later for it.
final class OperatorPages implements Pages, AutoCloseable {
    private final Server server;
    private final MeasuredLog log;
    private final StartPage front;
    private final CardSite card;
    private @Nullable Metrics metrics;

    OperatorPages(Server server, MeasuredLog log) {
        this.server = server;
        this.log = log;
        this.card = new CardSite(server.cards());
        this.front = StartPage.of(server.config().name());
    }

    @Override
    public String front() {
        return front.html();
    }

    @Override
    public String policy() {
        return front.policy();
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
