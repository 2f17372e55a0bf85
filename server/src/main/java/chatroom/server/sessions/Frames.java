package chatroom.server.sessions;

import chatroom.core.Entry;
import java.util.List;

/// Entries encoded once, ready to be written to any number of links. Counted: whoever made them or
/// asked for a part of them releases that once; links retain what they need.
public interface Frames {
    /// The frames of the entries after `seq`, where it lies within these.
    Frames after(long seq);

    void release();

    /// Makes them.
    interface Maker {
        /// The frames of entries with adjacent seqs, at least one.
        Frames of(List<Entry> entries);
    }
}
