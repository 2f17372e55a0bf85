package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection shakes hands once. Who asks for more, to make the server work, is put out: by a new
/// handshake (TLS 1.2) or by new keys again and again (TLS 1.3).
class RenegotiationTest {
    private static final int OFTEN = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void who_shakes_hands_again_and_again_is_put_out(String version) throws Exception {
        try (Faults faults = new Faults();
                RealServer server = new RealServer("--loops", "1");
                Pair honest = Pair.on(Way.encrypted(server.port()))) {
            try (SSLSocket tls = tls(server.port(), version)) {
                assertThat(putOut(tls)).isTrue();
            }
            Pair.Account account = honest.account();
            assertThat(account.said()).isPositive();
            assertThat(account.lost()).isZero();
            assertThat(faults.seen()).isEmpty();
        }
    }

    private static SSLSocket tls(int port, String version) throws IOException {
        SSLSocket tls =
                Way.encrypted(port).tls(new Socket(InetAddress.getLoopbackAddress(), port));
        tls.setSoTimeout(RawSocket.PATIENCE_MILLIS);
        tls.setEnabledProtocols(new String[] {version});
        tls.startHandshake();
        return tls;
    }

    private static boolean putOut(SSLSocket tls) {
        try {
            for (int i = 0; i < OFTEN; i++) {
                tls.startHandshake();
            }
            // New keys are asked for without waiting: whether it goes on shows in an answer.
            tls.getOutputStream().write(RawSocket.upgrade(tls.getPort()));
            return tls.getInputStream().read() < 0;
        } catch (IOException e) {
            return RawSocket.ended(e);
        }
    }
}
