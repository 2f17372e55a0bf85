package chatroom.bench.load;

import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One connection of the load: comes into its session, hears everything with an account of what is
/// missing, and talks when it is told to. Owned by the generator's loop.
final class LoadMember extends ChannelInboundHandlerAdapter {
    private static final byte[] ENTRY = Utterance.ascii("{\"t\":\"entry\",\"seq\":");
    private static final byte[] STATE = Utterance.ascii("{\"t\":\"state\"");
    private static final byte[] SEQ = Utterance.ascii("\"seq\":");
    private static final byte[] NO = Utterance.ascii("{\"t\":\"no\"");
    private static final byte[] BYE = Utterance.ascii("{\"t\":\"bye\"");

    /// Requests are numbered with ten digits.
    private static final long IDS = 1_000_000_000;

    private static final byte[] UPGRADE =
            Utterance.ascii(
                    """
                    GET %s HTTP/1.1\r
                    Host: localhost\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Protocol: %s\r
                    \r
                    """
                            .formatted(Protocol.PATH, Protocol.SUBPROTOCOL));

    private final Load load;
    private final int number;
    private final Request enter;
    private @Nullable Channel channel;
    private @Nullable ByteBuf rest;
    private boolean upgraded;
    private long seq;
    private int credit;
    private long said;
    private boolean written;

    /// @param number its own among all of the load
    LoadMember(Load load, int number, Request enter) {
        this.load = load;
        this.number = number;
        this.enter = enter;
    }

    // Coming in.

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (!load.encrypted()) {
            upgrade(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done) {
            if (done.isSuccess()) {
                upgrade(context);
            } else {
                load.failed(done.cause());
            }
        }
    }

    private static void upgrade(ChannelHandlerContext context) {
        var _ = context.writeAndFlush(context.alloc().buffer().writeBytes(UPGRADE));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        load.gone(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        load.failed(cause);
    }

    // Hearing.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (rest != null) {
            in = rest.writeBytes(in);
            ((ByteBuf) message).release();
            rest = null;
        }
        try {
            take(context, in);
        } catch (IOException e) {
            load.failed(e);
        }
        if (in.isReadable()) {
            rest = context.alloc().buffer(in.readableBytes() + 65_536).writeBytes(in);
        }
        in.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    private void take(ChannelHandlerContext context, ByteBuf in) throws IOException {
        if (!upgraded) {
            int end = Glance.endOfHead(in);
            if (end < 0) {
                return;
            }
            String head = in.toString(in.readerIndex(), 12, StandardCharsets.US_ASCII);
            if (!head.equals("HTTP/1.1 101")) {
                throw new IOException("no WebSocket: " + head);
            }
            in.readerIndex(end);
            upgraded = true;
            ByteBuf hello = context.alloc().buffer();
            Wire.text(
                    hello,
                    RequestCodec.encode(new Request.Hello(Protocol.VERSION, "load", "", enter)));
            var _ = context.writeAndFlush(hello);
        }
        int at = in.readerIndex();
        int end = in.writerIndex();
        for (int header = Wire.headerAt(in, at, end);
                header > 0;
                header = Wire.headerAt(in, at, end)) {
            int length = Wire.length(in, at, header);
            if (end - at - header < length) {
                break;
            }
            frame(context, in, in.getByte(at) & 0x0F, at + header, length);
            at += header + length;
        }
        in.readerIndex(at);
    }

    private void frame(ChannelHandlerContext context, ByteBuf in, int opcode, int at, int length)
            throws IOException {
        switch (opcode) {
            case Wire.TEXT -> text(in, at, length);
            case Wire.PING -> {
                ByteBuf pong = context.alloc().buffer();
                Wire.header(pong, Wire.PONG, length);
                var _ = context.writeAndFlush(pong.writeBytes(in, at, length));
            }
            default -> throw new IOException("a frame of kind " + opcode);
        }
    }

    private void text(ByteBuf in, int at, int length) throws IOException {
        if (Glance.begins(in, at, length, ENTRY)) {
            entry(in, at, length);
        } else if (Glance.begins(in, at, length, STATE)) {
            seq = Glance.number(in, Glance.after(in, at, length, SEQ));
            load.entered();
        } else if (Glance.begins(in, at, length, NO) || Glance.begins(in, at, length, BYE)) {
            throw new IOException(in.toString(at, length, StandardCharsets.UTF_8));
        }
    }

    private void entry(ByteBuf in, int at, int length) {
        long next = Glance.number(in, at + ENTRY.length);
        load.tally().missing(Math.max(0, next - seq - 1));
        load.tally().doubled(next <= seq ? 1 : 0);
        seq = Math.max(seq, next);
        int text = Utterance.find(in, at, at + length);
        if (text >= 0) {
            load.tally().delivered();
            if (Utterance.speaker(in, text) == number) {
                load.tally().heardOwn(Utterance.nanos(in, text));
                if (load.windowed()) {
                    credit++;
                    talk();
                }
            }
        }
    }

    // Talking.

    /// May have so many messages unheard from now on.
    void begin(int window) {
        credit = window;
        talk();
        flush();
    }

    /// Says one thing.
    void say() {
        credit++;
        talk();
        flush();
    }

    private void talk() {
        Channel to = channel;
        if (to == null || !load.talking()) {
            return;
        }
        for (; credit > 0; credit--) {
            ByteBuf out = to.alloc().directBuffer(192);
            Utterance.say(out, IDS + ++said, number, System.nanoTime());
            var _ = to.write(out, to.voidPromise());
            written = true;
            load.tally().said();
        }
    }

    private void flush() {
        if (written && channel != null) {
            written = false;
            channel.flush();
        }
    }

    /// Reads, or does not: one that does not is behind and must be fed later.
    void reads(boolean on) {
        if (channel != null) {
            channel.config().setAutoRead(on);
        }
    }

    /// The last entry it was told.
    long seq() {
        return seq;
    }

    void leave() {
        if (channel != null) {
            var _ = channel.close();
        }
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }
}
