package chatroom.bench.parts;

import chatroom.core.Door;
import chatroom.server.sessions.Frames;
import chatroom.server.sessions.Link;
import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;

/// A wire that takes everything at once and counts the entries. For one thread.
final class CountingLink implements Link {
    private final Loop loop;
    private final String source;
    private long told;
    private long answered;

    CountingLink(Loop loop, String source) {
        this.loop = loop;
        this.source = source;
    }

    /// Entries that came here.
    long told() {
        return told;
    }

    /// Requests of this connection that were accepted.
    long answered() {
        return answered;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void send(Frame frame) {
        if (frame instanceof Frame.Ok) {
            answered++;
        }
    }

    @Override
    public void send(Frames frames) {
        told += ((ReadyFrames) frames).count();
    }

    @Override
    public void became(Stage stage) {}

    @Override
    public void reading(boolean on) {}

    @Override
    public void close(CloseCode code) {}

    @Override
    public String source() {
        return source;
    }

    @Override
    public Door door() {
        return Door.ENCRYPTED;
    }

    @Override
    public boolean local() {
        return false;
    }
}
