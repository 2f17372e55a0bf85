package chatroom.terminal;

import chatroom.client.Listener;
import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.core.Limits;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Where somebody stands who is not in yet: they are told that they wait to be let in, and may type
/// another code meanwhile. All other news go to who shows a conversation, once there is one. Hears
/// on the client's thread; one other comes in.
final class Doorstep implements Listener {
    private final Surroundings here;
    private final Listener inside;

    /// Few: an attempt says at most that it waits, and how it ended.
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();

    Doorstep(Surroundings here, Listener inside) {
        this.here = here;
        this.inside = inside;
    }

    private sealed interface Step {
        /// Somebody inside has to say yes.
        record Waits() implements Step {}

        /// They are in.
        record In(Mirror mirror) implements Step {}

        /// The attempt of that number came to nothing.
        record Not(int attempt, RuntimeException why) implements Step {}

        /// They typed another code, and wish to try that.
        record Retyped(String code) implements Step {}

        /// They do not wish to wait.
        record Going(RuntimeException how) implements Step {}
    }

    /// Comes in with a code, or with none.
    interface Attempt {
        Mirror with(@Nullable String code) throws InterruptedException;
    }

    /// Asks for a code, until the thread is interrupted.
    interface Question {
        String code();
    }

    @Override
    public void hear(News news) throws Exception {
        if (news instanceof News.Waiting) {
            steps.put(new Step.Waits());
        } else {
            inside.hear(news);
        }
    }

    /// Comes in, perhaps by another code than the first: a new attempt ends the one that waits.
    ///
    /// @param question asked while they wait; null where there is nobody to ask
    /// @throws chatroom.client.Refused where the last attempt came to nothing
    Mirror enter(Attempt attempt, @Nullable String code, @Nullable Question question)
            throws InterruptedException {
        steps.clear();
        Thread asking = null;
        int attempts = 1;
        begin(attempt, attempts, code);
        try {
            while (true) {
                switch (steps.take()) {
                    case Step.Waits() -> {
                        say();
                        if (question != null && asking == null) {
                            asking = Thread.startVirtualThread(() -> ask(question));
                        }
                    }
                    case Step.Retyped(String other) -> {
                        asking = null;
                        begin(attempt, ++attempts, other);
                    }
                    case Step.In(Mirror mirror) -> {
                        return mirror;
                    }
                    case Step.Not(int which, RuntimeException why) -> {
                        if (which == attempts) {
                            throw why;
                        }
                    }
                    case Step.Going(RuntimeException how) -> throw how;
                }
            }
        } finally {
            if (asking != null) {
                asking.interrupt();
                asking.join(); // What follows reads from the same terminal.
            }
        }
    }

    private void say() {
        String most = here.wording().span(Limits.KNOCK_FOR);
        here.say(here.wording().of("join.waiting", "time", most));
    }

    private void begin(Attempt attempt, int number, @Nullable String code) {
        var _ =
                Thread.startVirtualThread(() -> {
                    try {
                        steps.add(new Step.In(attempt.with(code)));
                    } catch (RuntimeException why) {
                        steps.add(new Step.Not(number, why));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // by nobody
                    }
                });
    }

    private void ask(Question question) {
        try {
            String code = question.code();
            while (code.isEmpty()) {
                code = question.code();
            }
            steps.add(new Step.Retyped(code));
        } catch (RuntimeException how) {
            steps.add(new Step.Going(how)); // Of no consequence where they are in by now.
        }
    }
}
