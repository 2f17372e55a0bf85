package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Collects what [SessionLog#before] answers, from the newest batch backwards, until there are
/// enough messages or entries. For one thread.
public final class Backwards {
    private final long beforeSeq;
    private final int maxMessages;
    private final int maxEntries;
    private final List<Entry> newestFirst = new ArrayList<>();
    private int messages;

    /// @param beforeSeq the first entry that is not wanted any more
    public Backwards(long beforeSeq, int maxMessages, int maxEntries) {
        this.beforeSeq = beforeSeq;
        this.maxMessages = maxMessages;
        this.maxEntries = maxEntries;
    }

    public boolean wantsMore() {
        return messages < maxMessages && newestFirst.size() < maxEntries;
    }

    /// Takes what is wanted of the batch before all those added so far.
    public void add(List<Entry> entries) {
        for (Entry entry : entries.reversed()) {
            if (entry.seq() < beforeSeq && wantsMore()) {
                newestFirst.add(entry);
                messages += entry.event() instanceof Event.Said ? 1 : 0;
            }
        }
    }

    /// What was collected, oldest first.
    public List<Entry> entries() {
        List<Entry> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
