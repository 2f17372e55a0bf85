package chatroom.server.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues a certificate by which a key vouches for itself (RFC 5280): for TLS servers under these
/// names and addresses, for a little over a year. Stateless.
final class SelfSigned {
    /// Clocks without the internet are wrong, by a day at least.
    private static final int EARLIER_DAYS = 2;

    /// The longest that all browsers accept.
    private static final int VALID_DAYS = 397;

    private static final X500Name NAME = new X500Name("CN=Chatroom server");

    private SelfSigned() {}

    /// @param key of P-256
    /// @param names of hosts, in ASCII
    /// @throws GeneralSecurityException where the two halves of the key do not belong together
    static X509Certificate of(
            KeyPair key, List<String> names, List<InetAddress> addresses, Instant now)
            throws GeneralSecurityException {
        try {
            X509CertificateHolder issued =
                    content(key, names, addresses, now.atZone(ZoneOffset.UTC))
                            .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(key.getPrivate()));
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(issued);
            certificate.verify(key.getPublic());
            return certificate;
        } catch (IOException | OperatorCreationException e) {
            throw new SignatureException("the key cannot sign", e);
        }
    }

    private static JcaX509v3CertificateBuilder content(
            KeyPair key, List<String> names, List<InetAddress> addresses, ZonedDateTime now)
            throws IOException {
        JcaX509v3CertificateBuilder content =
                new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(127, new SecureRandom()).setBit(126),
                        date(now.minusDays(EARLIER_DAYS).truncatedTo(ChronoUnit.DAYS)),
                        date(now.plusDays(VALID_DAYS - EARLIER_DAYS - 1)),
                        NAME,
                        key.getPublic());
        content.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        content.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        content.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        content.addExtension(
                Extension.subjectAlternativeName, false, alternatives(names, addresses));
        return content;
    }

    private static Date date(ZonedDateTime time) {
        return Date.from(time.toInstant());
    }

    private static GeneralNames alternatives(List<String> names, List<InetAddress> addresses) {
        return new GeneralNames(
                Stream.concat(
                                names.stream()
                                        .map(name -> new GeneralName(GeneralName.dNSName, name)),
                                addresses.stream().map(SelfSigned::named))
                        .toArray(GeneralName[]::new));
    }

    private static GeneralName named(InetAddress address) {
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()));
    }
}
