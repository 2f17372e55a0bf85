package chatroom.log.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes what befalls the connection to the engine in the output for those who look for a fault;
/// what it means for people is told elsewhere.
///
/// @param missed is called where messages were passed over because they came too fast
record Quiet(Runnable missed) implements ErrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.debug("NATS: {}", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debug("NATS", exception);
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.debug("NATS: messages were passed over");
        missed.run();
    }
}
