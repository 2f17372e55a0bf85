package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.identity.Credentials;
import chatroom.wire.Encryption;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The encrypted door: TLS 1.2 and 1.3 with the certificate of the moment. Any thread: its methods
/// are short and hold one lock.
final class Tls {
    /// Netty hands key and certificate to the engine in a key store that never leaves the memory.
    /// The usual kind would be encrypted for that with twenty thousand rounds of a hash, and opened
    /// again: a second of processor time at each start.
    private static final String IN_MEMORY = "JKS";

    private @Nullable SslContext context;

    /// BoringSSL where there is native code for this machine: a handshake costs a tenth there.
    static SslProvider provider() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
    }

    private static SslContext context(Credentials credentials, SslProvider provider)
            throws SSLException {
        return SslContextBuilder.forServer(
                        credentials.key(), credentials.chain().toArray(X509Certificate[]::new))
                .sslProvider(provider)
                .keyStoreType(IN_MEMORY)
                .protocols(Encryption.VERSIONS)
                .ciphers(Encryption.SUITES, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(
                        new ApplicationProtocolConfig(
                                Protocol.ALPN,
                                SelectorFailureBehavior.NO_ADVERTISE,
                                SelectedListenerFailureBehavior.ACCEPT,
                                Encryption.INSIDE))
                .build();
    }

    /// What a connection that begins with a handshake goes through; it has as long for it as a
    /// connection may be raw.
    ///
    /// @return nothing as long as there are no credentials
    synchronized Optional<ChannelHandler> handler(ByteBufAllocator allocator) {
        if (context == null) {
            return Optional.empty();
        }
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeout(Limits.RAW_FOR, TimeUnit.MILLISECONDS);
        handler.setCloseNotifyFlushTimeoutMillis(Limits.STOP_WITHIN / 5);
        return Optional.of(handler);
    }

    /// New connections are shown these; those that are open go on.
    ///
    /// @throws SSLException where they are of a kind that cannot be used; then what was shown
    ///   before stays
    synchronized void use(Credentials credentials) throws SSLException {
        SslContext next = context(credentials, provider());
        close();
        context = next;
    }

    synchronized void close() {
        if (context != null) {
            ReferenceCountUtil.release(context);
            context = null;
        }
    }
}
