package chatroom.discovery;

import java.nio.ByteBuffer;

/// Lets the fuzzer in to the readers of packets, which nobody else needs. Stateless.
public final class OpenPackets {
    private OpenPackets() {}

    /// Reads it as a ping and as an answer, and writes again what was either.
    public static void read(byte[] packet) {
        Ping ping = Ping.read(ByteBuffer.wrap(packet));
        if (ping != null && ping.write().remaining() != Bounds.PACKET) {
            throw new AssertionError(ping);
        }
        Answer answer = Answer.read(ByteBuffer.wrap(packet));
        if (answer != null && answer.write().remaining() > Bounds.PACKET) {
            throw new AssertionError(answer);
        }
    }
}
