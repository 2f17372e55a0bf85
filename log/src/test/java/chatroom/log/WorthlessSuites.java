package chatroom.log;

import chatroom.core.SessionId;
import java.time.Duration;

/// The contract against worthless logs: for [ContractIsWorthSomethingTest] alone, which wants to
/// see it fail. Not named like a test, so that no build runs it.
final class WorthlessSuites {
    private WorthlessSuites() {}

    /// The suite against a log that does nothing.
    static class DoingNothing extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new NoStore(false);
        }
    }

    /// The suite against a log that gives back snapshots which others have put.
    static class Lying extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new NoStore(true);
        }
    }

    private record NoStore(boolean liar) implements Store {
        @Override
        public SessionLog open() {
            return new WorthlessLog(liar);
        }

        @Override
        public void damage(SessionId session, long seq) {}

        @Override
        public boolean contains(String text) {
            return false;
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(100);
        }
    }
}
