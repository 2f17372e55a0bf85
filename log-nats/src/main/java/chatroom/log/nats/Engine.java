package chatroom.log.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One connection to the engine, and the stream that it keeps the sessions in. Asks again while the
/// engine does not answer, up to a limit. Safe for any thread; what blocks says so, and is called
/// on the virtual threads of [#ask].
final class Engine implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 10037;
    private static final int NOT_DELETED = 10057;
    private static final int WRONG_LAST = 10071;
    private static final int STORE_FAILED = 10077;
    private static final Set<Integer> NO_ROOM = Set.of(10002, 10023, 10028, 10047);
    private static final Set<Integer> NOT_NOW = Set.of(10008, 10009, 10072, 10076);

    private final Connection connection;
    private final JetStream stream;
    private final JetStreamManagement management;
    private final Duration limit;
    private final Duration attempt;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Stretches stretches;
    private volatile boolean closed;

    /// @param limit how long may pass until something counts as not answered
    Engine(Connection connection, Duration limit) throws IOException {
        this.connection = connection;
        this.limit = limit;
        this.attempt = limit.toSeconds() < 4 ? limit.dividedBy(4) : SECOND;
        JetStreamOptions options = JetStreamOptions.builder().requestTimeout(attempt).build();
        this.stream = connection.jetStream(options);
        this.management = connection.jetStreamManagement(options);
        this.stretches = new Stretches(stream, attempt);
    }

    Connection connection() {
        return connection;
    }

    JetStreamManagement management() {
        return management;
    }

    Executor threads() {
        return threads;
    }

    Duration limit() {
        return limit;
    }

    boolean closed() {
        return closed;
    }

    /// Does something that may block, on a thread of its own.
    <T> CompletableFuture<T> ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    answer.complete(question.call());
                } catch (Exception e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IllegalStateException("the log is closed", e));
        }
        return answer;
    }

    // Reading; blocks.

    /// The message at that sequence of the stream, if it is still there.
    @Nullable MessageInfo get(long seq) {
        return unlessMissing(() -> management.getMessage(Subjects.STREAM, seq));
    }

    /// The first message of a subject from that sequence of the stream on.
    @Nullable MessageInfo next(String subject, long from) {
        return unlessMissing(() -> management.getNextMessage(Subjects.STREAM, from, subject));
    }

    /// The messages of a subject from that sequence of the stream on: see [Stretches].
    List<Message> stretch(String subject, long from) {
        return stretches.read(subject, from);
    }

    /// The newest message of a subject.
    @Nullable MessageInfo last(String subject) {
        return unlessMissing(() -> management.getLastMessage(Subjects.STREAM, subject));
    }

    /// Takes a message out, and overwrites what it was.
    void delete(long seq) {
        var _ = unlessMissing(() -> management.deleteMessage(Subjects.STREAM, seq, true));
    }

    /// What asks the engine something.
    interface Call<T> {
        T make() throws IOException, JetStreamApiException, InterruptedException;
    }

    private <T> @Nullable T unlessMissing(Call<T> call) {
        try {
            return insist(call);
        } catch (EngineUnavailable e) {
            JetStreamApiException refusal = refusal(e);
            if (refusal != null && missing(refusal)) {
                return null;
            }
            throw e;
        }
    }

    private static boolean missing(JetStreamApiException refusal) {
        return switch (refusal.getApiErrorCode()) {
            case NOT_FOUND -> true;
            case NOT_DELETED -> refusal.getErrorDescription().contains("no message found");
            default -> false;
        };
    }

    /// Asks until there is an answer, up to the limit.
    ///
    /// @throws EngineUnavailable where there is none, or it is a refusal
    <T> T insist(Call<T> call) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Exception failure;
            try {
                return call.make();
            } catch (JetStreamApiException e) {
                if (!passing(e)) {
                    throw new EngineUnavailable("NATS says no: " + e.getMessage(), e);
                }
                failure = e;
            } catch (IOException | IllegalStateException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineUnavailable("it was interrupted", e);
            }
            if (closed || System.nanoTime() > deadline) {
                throw new EngineUnavailable("NATS does not answer", failure);
            }
            rest(AGAIN);
        }
    }

    /// Whether the engine may say something else in a moment, as when it chooses a leader.
    static boolean passing(JetStreamApiException refusal) {
        return NOT_NOW.contains(refusal.getApiErrorCode())
                || refusal.getErrorDescription().contains("not leader");
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Storing; does not block.

    /// Any last message of the subject will do.
    static final long WHATEVER = -1;

    /// Stores a message, trying again until there is an answer or the limit is reached.
    ///
    /// @param expected the sequence of the message that is to be the last of the subject before, 0
    ///   for none, or [#WHATEVER]
    /// @param id by which the engine knows the second of two attempts, or null
    CompletableFuture<Put> put(String subject, byte[] body, long expected, @Nullable String id) {
        PublishOptions.Builder options =
                PublishOptions.builder().expectedStream(Subjects.STREAM).messageId(id);
        if (expected != WHATEVER) {
            options.expectedLastSubjectSequence(expected);
        }
        return attempt(subject, body, options.build(), System.nanoTime() + limit.toNanos());
    }

    private CompletableFuture<Put> attempt(
            String subject, byte[] body, PublishOptions options, long deadline) {
        CompletableFuture<PublishAck> asked;
        try {
            asked = stream.publishAsync(subject, body, options);
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        return asked.copy()
                .orTimeout(
                        Math.min(attempt.toNanos(), Math.max(1, deadline - System.nanoTime())),
                        TimeUnit.NANOSECONDS)
                .handle((ack, failure) -> ack == null ? put(failure) : done(ack))
                .thenCompose(put ->
                        put instanceof Put.Unknown && !closed && System.nanoTime() < deadline
                                ? later(() -> attempt(subject, body, options, deadline))
                                : CompletableFuture.completedFuture(put));
    }

    private static Put done(PublishAck ack) {
        return new Put.Done(ack.getSeqno(), ack.isDuplicate());
    }

    /// Does something a moment later.
    <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> effect) {
        Executor soon = CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, soon).thenCompose(_ -> effect.get());
    }

    private static Put put(Throwable failure) {
        JetStreamApiException refusal = refusal(failure);
        if (refusal == null || passing(refusal)) {
            return new Put.Unknown();
        }
        int code = refusal.getApiErrorCode();
        if (code == WRONG_LAST) {
            return new Put.Conflict();
        }
        boolean full =
                NO_ROOM.contains(code)
                        || (code == STORE_FAILED
                                && refusal.getErrorDescription().contains("maximum"));
        return full ? new Put.Full() : new Put.Refused(refusal.getErrorDescription());
    }

    /// Whether a failure means that the engine did not answer, and may later; or not otherwise than
    /// that it cannot just now, as while it has no leader.
    static boolean away(Throwable failure) {
        boolean unavailable = false;
        for (Throwable why = failure; why != null; why = why.getCause()) {
            unavailable |= why instanceof EngineUnavailable;
        }
        JetStreamApiException refusal = refusal(failure);
        return unavailable && (refusal == null || passing(refusal));
    }

    /// What the engine said, where a failure is that it said no.
    static @Nullable JetStreamApiException refusal(@Nullable Throwable failure) {
        for (Throwable why = failure; why != null; why = why.getCause()) {
            if (why instanceof JetStreamApiException refusal) {
                return refusal;
            }
        }
        return null;
    }

    /// Stores and waits for what became of it; blocks.
    Put putNow(String subject, byte[] body, long expected) {
        return put(subject, body, expected, null).join();
    }

    /// Ends the connection; what waits for an answer is not answered any more.
    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }
}
