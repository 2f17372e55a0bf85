package chatroom.client;

import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One request on its way to an answer. Any thread; the first answer counts.
final class Asked {
    private final Request request;
    private final CompletableFuture<Frame.@Nullable Body> answer = new CompletableFuture<>();

    Asked(Request request) {
        this.request = request;
    }

    Request request() {
        return request;
    }

    void done(Frame.@Nullable Body body) {
        answer.complete(body);
    }

    /// @param why [Refused] or [Gone]; whoever waits gets it with their own stack trace
    void fail(RuntimeException why) {
        answer.completeExceptionally(why);
    }

    /// Waits for the answer.
    ///
    /// @throws Refused where that is the answer
    /// @throws Gone where none can come any more
    Frame.@Nullable Body await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Refused refused -> refused.again();
                case Gone gone -> gone.again();
                case null, default -> new IllegalStateException(e);
            };
        }
    }
}
