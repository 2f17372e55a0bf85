package chatroom.log.nats;

import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads many messages at a time, where one by one would take a round trip each. Has no state.
final class Stretch {
    /// A few of them together are held.
    private static final long MOST_BYTES = 16 * 1024 * 1024;

    private Stretch() {}

    /// The messages of a subject from that sequence of the stream on, up to `most`, by a consumer
    /// that is there only meanwhile. Fewer, or none, where the engine is slow to tell. Blocks.
    ///
    /// @param patience for how long the next of them is waited for
    static List<Message> read(
            JetStream stream, Duration patience, String subject, long from, int most) {
        List<Message> all = new ArrayList<>();
        long bytes = 0;
        try {
            JetStreamSubscription reading = stream.subscribe(subject, from(subject, from));
            try {
                boolean more = true;
                while (more && all.size() < most && bytes < MOST_BYTES) {
                    Message next = reading.nextMessage(patience);
                    if (next != null) {
                        all.add(next);
                        bytes += next.getData().length;
                    }
                    more = next != null && next.metaData().pendingCount() > 0;
                }
            } finally {
                reading.unsubscribe();
            }
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            // What was not fetched is asked for by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private static PushSubscribeOptions from(String subject, long seq) {
        return PushSubscribeOptions.builder().stream(Subjects.STREAM)
                .ordered(true)
                .configuration(
                        ConsumerConfiguration.builder()
                                .filterSubject(subject)
                                .deliverPolicy(DeliverPolicy.ByStartSequence)
                                .startSequence(seq)
                                .build())
                .build();
    }
}
