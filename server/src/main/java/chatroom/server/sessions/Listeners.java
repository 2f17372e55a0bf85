package chatroom.server.sessions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those of a session's listeners whose links live on one loop; owned by that loop. A batch is
/// handed only to who stands right before it and can be written to. Who cannot is *behind*, costs
/// nothing meanwhile, and is fed pages from the log until it stands at the last batch handed out
/// here. One page is read at a time, and all who miss it share it.
final class Listeners {
    private static final long TRY_AGAIN = 1_000;

    private final Loop loop;
    private final Pages pages;
    private final List<Listener> all = new ArrayList<>();

    /// The last entry handed out on this loop.
    private long flushed;

    private boolean reading;

    Listeners(Loop loop, Pages pages) {
        this.loop = loop;
        this.pages = pages;
    }

    /// `now` is the last entry told in the session so far.
    void add(Listener listener, long now) {
        flushed = Math.max(flushed, now);
        listener.home = this;
        listener.slot = all.size();
        all.add(listener);
        feed();
    }

    void remove(Listener listener) {
        if (listener.home != this) {
            return;
        }
        listener.home = null;
        Listener last = all.removeLast();
        if (last != listener) {
            all.set(listener.slot, last);
            last.slot = listener.slot;
        }
    }

    /// Hands out the entries `first` to `last`, and releases them.
    void tell(Frames frames, long first, long last) {
        flushed = last;
        boolean behind = false;
        for (int i = all.size() - 1; i >= 0; i--) {
            Listener listener = all.get(i);
            if (listener.told == first - 1 && listener.ready && listener.link.writable()) {
                listener.link.send(frames);
                told(listener, last);
            } else {
                behind = true;
            }
        }
        frames.release();
        if (behind) {
            feed();
        }
    }

    private void told(Listener listener, long seq) {
        listener.told = seq;
        if (listener.finished()) {
            remove(listener);
        }
    }

    /// Stops telling `listener` after `seq`, then says farewell to it.
    void end(Listener listener, long seq, Runnable farewell) {
        listener.end(seq, farewell);
        if (listener.home != this) {
            farewell.run();
        } else if (listener.finished()) {
            remove(listener);
        } else {
            feed();
        }
    }

    void dismiss() {
        for (Listener listener : List.copyOf(all)) {
            if (listener.dismissed()) {
                remove(listener);
            }
        }
    }

    void writable(Listener listener) {
        if (hungry(listener)) {
            feed();
        }
    }

    /// Reads the next page for those who are behind and can be written to; called whenever there
    /// may be such.
    void feed() {
        long from = reading ? Long.MAX_VALUE : furthestBehind();
        if (from == Long.MAX_VALUE) {
            return;
        }
        reading = true;
        pages.read(from, end(), loop, this::fed);
    }

    /// Where the next page ends at the latest: nobody is told more than they may know. Who leaves
    /// while it is read leaves after what is flushed by then.
    private long end() {
        long end = flushed;
        for (Listener listener : all) {
            if (hungry(listener)) {
                end = Math.min(end, listener.until());
            }
        }
        return end;
    }

    private long furthestBehind() {
        long from = Long.MAX_VALUE;
        for (Listener listener : all) {
            if (hungry(listener)) {
                from = Math.min(from, listener.told);
            }
        }
        return from;
    }

    private boolean hungry(Listener listener) {
        return listener.ready && listener.told < flushed && listener.link.writable();
    }

    private void fed(Pages.@Nullable Page page) {
        reading = false;
        if (page == null) {
            loop.after(TRY_AGAIN, this::feed);
            return;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Listener listener = all.get(i);
            if (hungry(listener) && listener.told >= page.after() && listener.told < page.last()) {
                Frames missed = page.frames().after(listener.told);
                listener.link.send(missed);
                missed.release();
                told(listener, page.last());
            }
        }
        page.frames().release();
        feed();
    }
}
