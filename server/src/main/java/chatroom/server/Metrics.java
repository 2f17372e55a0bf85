package chatroom.server;

import chatroom.server.gateway.Gateway;
import chatroom.server.sessions.Link.Stage;
import chatroom.server.sessions.Listing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The figures of a server in Prometheus' text format. Everything is read from its owner when it is
/// asked for, so that counting costs the conversation nothing. Any thread.
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(Gateway gateway, Listing listing, MeasuredLog log) {
        Gauge.builder("chatroom.sessions", listing, Listing::sessions)
                .description("chat sessions on this server")
                .register(registry);
        Gauge.builder("chatroom.members", listing, Listing::members)
                .description("members present in all sessions together")
                .register(registry);
        for (Stage stage : Stage.values()) {
            Gauge.builder("chatroom.connections", gateway, g -> g.connections(stage))
                    .description("connections, by how far they have come")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("chatroom.messages", log, MeasuredLog::messages)
                .description("messages that were put in the log, and so told")
                .register(registry);
        FunctionTimer.builder(
                        "chatroom.log.append",
                        log,
                        MeasuredLog::appends,
                        MeasuredLog::nanos,
                        TimeUnit.NANOSECONDS)
                .description("from handing a batch to the log until it is durable")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
