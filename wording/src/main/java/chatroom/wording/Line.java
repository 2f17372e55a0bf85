package chatroom.wording;

import java.time.LocalDate;
import java.util.List;

/// Something to be shown, before it is known how: on a screen, in colours, or in a pipe. All texts
/// are printable. Immutable.
public sealed interface Line {

    /// A message: its place in the log, and when it was said, in epoch milliseconds and as shown;
    /// `text` may have several lines.
    record Said(long seq, long at, String clock, Person speaker, boolean own, String text)
            implements Line {}

    /// Something happened in the session.
    record Happened(long at, String clock, String text) implements Line {}

    /// An answer to what was asked, for this person alone.
    record Answer(String clock, List<String> lines) implements Line {
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// What this program itself has to say; `urgent` where something should be done about it.
    record Notice(String text, boolean urgent) implements Line {}

    /// From here on it is another day.
    record Day(LocalDate day, String text) implements Line {}
}
