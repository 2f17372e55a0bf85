package chatroom.desktop.chat;

import chatroom.wording.Person;
import java.util.List;

/// One thing in the conversation, before it is known how it is drawn. All texts are printable.
/// Immutable; any thread.
public sealed interface Item {

    /// A message. With `first` its speaker is named above it: the one before is another's, or much
    /// older.
    ///
    /// @param member the speaker's number in the session, 0 for the operator
    record Message(
            long seq,
            int member,
            Person speaker,
            String clock,
            boolean own,
            boolean first,
            String text)
            implements Item {}

    /// One's own words that are not in the log: on their way, or not taken.
    record Unsent(Outgoing outgoing, boolean first) implements Item {}

    /// Something happened in the session; those who came and went in a row share one.
    record Quiet(String text) implements Item {}

    /// For this person alone.
    ///
    /// @param question what was typed, empty where nothing was
    record Answer(String question, List<String> lines) implements Item {
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// From here on it is another day.
    record Day(String text) implements Item {}

    /// From here on nothing was read yet.
    record Unread() implements Item {}
}
