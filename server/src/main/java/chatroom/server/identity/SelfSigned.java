package chatroom.server.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Issues a certificate by which a key vouches for itself (RFC 5280): for TLS servers under these
/// names and addresses, for a little over a year. Stateless.
///
/// Java reads certificates, but writes none; what is written here is what one needs, and a library
/// for it would be larger than the server.
final class SelfSigned {
    /// Clocks without the internet are wrong, by a day at least.
    private static final int EARLIER_DAYS = 2;

    /// The longest that all browsers accept.
    private static final int VALID_DAYS = 397;

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final byte[] DIGITAL_SIGNATURE = {0x03, 0x02, 0x07, (byte) 0x80};
    private static final int VERSION_3 = 2;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private SelfSigned() {}

    /// @param key of P-256
    /// @param names of hosts, in ASCII
    /// @throws GeneralSecurityException where the two halves of the key do not belong together
    static X509Certificate of(
            KeyPair key, List<String> names, List<InetAddress> addresses, Instant now)
            throws GeneralSecurityException {
        byte[] content = content(key, names, addresses, now.atZone(ZoneOffset.UTC));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(content);
        byte[] whole = Der.sequence(content, ECDSA_SHA256, Der.bits(signature.sign()));
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(whole));
        certificate.verify(key.getPublic());
        return certificate;
    }

    private static byte[] content(
            KeyPair key, List<String> names, List<InetAddress> addresses, ZonedDateTime now) {
        byte[] name =
                Der.sequence(
                        Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text("Chatroom server"))));
        return Der.sequence(
                Der.tagged(0, true, Der.integer(BigInteger.valueOf(VERSION_3))),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                ECDSA_SHA256,
                name,
                Der.sequence(
                        Der.time(now.minusDays(EARLIER_DAYS).truncatedTo(ChronoUnit.DAYS)),
                        Der.time(now.plusDays(VALID_DAYS - EARLIER_DAYS - 1))),
                name,
                key.getPublic().getEncoded(),
                Der.tagged(3, true, extensions(names, addresses)));
    }

    private static byte[] extensions(List<String> names, List<InetAddress> addresses) {
        List<byte[]> all = new ArrayList<>();
        for (String name : names) {
            all.add(Der.tagged(DNS_NAME, false, name.getBytes(StandardCharsets.US_ASCII)));
        }
        for (InetAddress address : addresses) {
            all.add(Der.tagged(IP_ADDRESS, false, address.getAddress()));
        }
        return Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, DIGITAL_SIGNATURE),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
                extension(ALTERNATIVE_NAMES, false, Der.sequence(all.toArray(byte[][]::new))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }
}
