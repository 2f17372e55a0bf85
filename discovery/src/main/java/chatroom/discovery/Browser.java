package chatroom.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceListener;

/// Finds servers by DNS-SD. Owned by the hunt's thread; what JmDNS's threads hear waits in a
/// bounded queue until the hunt takes it.
final class Browser implements AutoCloseable {
    private final boolean browses;
    private final Runnable wake;
    private final BlockingQueue<Sighting> heard = new ArrayBlockingQueue<>(Bounds.SIGHTINGS);
    private final MdnsLinks links = new MdnsLinks(adapter -> new OneLink(adapter.index()));

    /// @param browses false for one that does nothing
    /// @param wake called when there is something to take, on any thread
    Browser(boolean browses, Runnable wake) {
        this.browses = browses;
        this.wake = wake;
    }

    void follow(List<Adapter> adapters) {
        if (browses) {
            links.follow(adapters);
        }
    }

    /// Takes what was heard since the last time.
    List<Sighting> sightings() {
        List<Sighting> taken = new ArrayList<>();
        heard.drainTo(taken);
        return taken;
    }

    private void hear(Sighting sighting) {
        if (heard.offer(sighting)) {
            wake.run();
        }
    }

    @Override
    public void close() {
        links.close(Duration.ZERO);
    }

    /// What is heard on one interface. Called by JmDNS's threads; its map is all they share.
    private final class OneLink implements MdnsLinks.Link, ServiceListener {
        private final int adapterIndex;
        private final Map<String, Sighting> byName = new ConcurrentHashMap<>();

        OneLink(int adapterIndex) {
            this.adapterIndex = adapterIndex;
        }

        @Override
        public void open(JmDNS dns) {
            dns.addServiceListener(DnsSd.TYPE, this);
        }

        /// Only a name so far; JmDNS asks for the rest and tells it by [#serviceResolved].
        @Override
        public void serviceAdded(ServiceEvent event) {
            if (byName.size() < Bounds.SIGHTINGS) {
                event.getDNS().requestServiceInfo(event.getType(), event.getName());
            }
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            DnsSd.sighting(event.getInfo(), adapterIndex)
                    .ifPresent(sighting -> {
                        if (byName.size() < Bounds.SIGHTINGS) {
                            byName.put(event.getName(), sighting);
                            hear(sighting);
                        }
                    });
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            Sighting sighting = byName.remove(event.getName());
            if (sighting != null) {
                hearGone(sighting);
            }
        }

        @Override
        public void closed() {
            byName.values().forEach(this::hearGone);
        }

        private void hearGone(Sighting it) {
            hear(new Sighting(it.info(), it.addresses(), it.adapterIndex(), true));
        }
    }
}
