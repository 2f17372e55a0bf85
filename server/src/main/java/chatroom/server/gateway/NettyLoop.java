package chatroom.server.gateway;

import chatroom.server.sessions.Loop;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// An event loop of the network as sessions see it. When the server stops, loops end one after the
/// other, and one that still runs may ask something of one that has ended: all of its connections
/// are gone by then, so that is left undone.
record NettyLoop(EventLoop eventLoop) implements Loop {
    @Override
    public void execute(Runnable task) {
        execute(task, () -> {});
    }

    @Override
    public void execute(Runnable task, Runnable undone) {
        try {
            eventLoop.execute(task);
        } catch (RejectedExecutionException e) {
            undone.run();
            onlyAtTheEnd(e);
        }
    }

    @Override
    public boolean inLoop() {
        return eventLoop.inEventLoop();
    }

    @Override
    public Timer after(long millis, Runnable task) {
        try {
            Future<?> scheduled = eventLoop.schedule(task, millis, TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            onlyAtTheEnd(e);
            return () -> {};
        }
    }

    private void onlyAtTheEnd(RejectedExecutionException e) {
        if (!eventLoop.isShuttingDown()) {
            throw e;
        }
    }
}
