package chatroom.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir private Path folder;
    private final List<InetAddress> addresses = new ArrayList<>();
    private Instant now = NOON;

    private SelfIssued issued(KeyPair key, String... hosts) {
        return new SelfIssued(key, List.of(hosts), () -> List.copyOf(addresses), () -> now);
    }

    private static X509Certificate own(Credentials credentials) {
        return credentials.chain().getFirst();
    }

    private static List<?> names(X509Certificate certificate) throws Exception {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names.stream().map(List::getLast).toList();
    }

    // The key.

    @Test
    void the_key_is_the_same_at_every_start() throws Exception {
        KeyPair first = OwnKey.in(folder);
        KeyPair second = OwnKey.in(folder);
        assertThat(second.getPublic()).isEqualTo(first.getPublic());
        assertThat(second.getPrivate()).isEqualTo(first.getPrivate());
        ECPublicKey open = (ECPublicKey) first.getPublic();
        assertThat(open.getParams().getCurve().getField().getFieldSize()).isEqualTo(256);
    }

    @Test
    void the_key_is_for_the_owner_alone() throws Exception {
        OwnKey.in(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Path file = folder.resolve("key.pem");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_damaged_key_is_told_and_left_as_it_is() throws Exception {
        Path file = folder.resolve("key.pem");
        for (String damaged : List.of("", "\u0000\u0000", half())) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> OwnKey.in(folder))
                    .isInstanceOf(BadKey.class)
                    .hasMessageContaining(file + " is damaged");
            assertThat(file).hasContent(damaged);
        }
    }

    private String half() throws Exception {
        Path other = Files.createTempDirectory(folder, "other");
        OwnKey.in(other);
        String whole = Files.readString(other.resolve("key.pem"));
        return whole.substring(0, whole.length() / 2);
    }

    @Test
    void halves_of_two_keys_are_told_when_they_are_to_be_used() {
        KeyPair mixed = new KeyPair(OwnKey.drawn().getPublic(), OwnKey.drawn().getPrivate());
        assertThatThrownBy(() -> issued(mixed).first())
                .isInstanceOf(BadKey.class)
                .hasMessageContaining("two halves do not belong together");
    }

    @Test
    void the_identity_is_the_hash_of_the_public_key() throws Exception {
        KeyPair key = OwnKey.drawn();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
        ServerIdentity identity = issued(key).first().identity();
        assertThat(identity.value()).matches("[a-z2-7]{52}");
        // The first five bits are the first digit.
        int first = (hash[0] & 0xFF) >> 3;
        assertThat(identity.value().charAt(0))
                .isEqualTo("abcdefghijklmnopqrstuvwxyz234567".charAt(first));
        assertThat(identity.shown()).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
    }

    // One's own certificate.

    @Test
    void it_has_the_names_and_addresses_of_the_day() throws Exception {
        addresses.add(InetAddress.ofLiteral("192.168.1.23"));
        addresses.add(InetAddress.ofLiteral("fd00::17"));
        X509Certificate own = own(issued(OwnKey.drawn(), "chat.example.org", "bücher.de").first());
        assertThat(names(own).stream().map(String::valueOf))
                .containsExactlyInAnyOrder(
                        "localhost",
                        "chat.example.org",
                        "xn--bcher-kva.de",
                        "192.168.1.23",
                        "fd00:0:0:0:0:0:0:17",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1");
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(own.getBasicConstraints()).isEqualTo(-1);
        assertThat(own.getVersion()).isEqualTo(3);
        assertThat(own.getNotBefore().toInstant()).isBefore(NOON.minus(Duration.ofDays(1)));
        assertThat(own.getNotAfter().toInstant())
                .isAfter(NOON.plus(Duration.ofDays(300)))
                .isBefore(own.getNotBefore().toInstant().plus(Duration.ofDays(398)));
    }

    @Test
    void it_is_issued_anew_when_addresses_change_or_it_is_old_and_the_identity_stays()
            throws Exception {
        SelfIssued certificates = issued(OwnKey.drawn());
        Credentials first = certificates.first();
        assertThat(certificates.changed()).isEmpty();
        addresses.add(InetAddress.ofLiteral("10.0.0.7"));
        Credentials second = certificates.changed().orElseThrow();
        assertThat(names(own(second)).toString()).contains("10.0.0.7");
        assertThat(certificates.changed()).isEmpty();
        now = NOON.plus(Duration.ofDays(31));
        Credentials third = certificates.changed().orElseThrow();
        assertThat(own(third).getNotAfter()).isAfter(own(second).getNotAfter());
        assertThat(third.identity()).isEqualTo(first.identity()).isEqualTo(second.identity());
    }

    @Test
    void a_year_after_2049_has_four_digits() throws Exception {
        now = Instant.parse("2050-06-01T00:00:00Z");
        X509Certificate own = own(issued(OwnKey.drawn()).first());
        assertThat(own.getNotBefore().toInstant()).isEqualTo("2050-05-30T00:00:00Z");
        own.checkValidity(java.util.Date.from(now));
    }

    // The operator's.

    private OperatorsFiles files() {
        return new OperatorsFiles(folder.resolve("cert.pem"), folder.resolve("own.pem"));
    }

    private void write(String file, String label, byte[] bytes, int second) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Pem.write(label, bytes));
        Files.setLastModifiedTime(path, FileTime.from(NOON.plusSeconds(second)));
    }

    private Credentials written(int second) throws Exception {
        KeyPair key = OwnKey.drawn();
        Credentials credentials = issued(key).first();
        write("cert.pem", Pem.CERTIFICATE, own(credentials).getEncoded(), second);
        write("own.pem", Pem.PRIVATE_KEY, key.getPrivate().getEncoded(), second);
        return credentials;
    }

    @Test
    void the_operators_files_are_read_again_when_they_change() throws Exception {
        Credentials mine = written(1);
        OperatorsFiles files = files();
        assertThat(files.first().identity()).isEqualTo(mine.identity());
        assertThat(files.changed()).isEmpty();
        Credentials next = written(2);
        assertThat(files.changed().orElseThrow().chain()).isEqualTo(next.chain());
        assertThat(files.changed()).isEmpty();
    }

    @Test
    void files_that_do_not_belong_together_are_told_once_and_taken_when_they_do() throws Exception {
        written(1);
        OperatorsFiles files = files();
        files.first();
        KeyPair key = OwnKey.drawn();
        Credentials next = issued(key).first();
        write("cert.pem", Pem.CERTIFICATE, own(next).getEncoded(), 2);
        assertThatThrownBy(files::changed)
                .isInstanceOf(BadKey.class)
                .hasMessageContaining("is not that of the certificate in");
        assertThat(files.changed()).isEmpty();
        write("own.pem", Pem.PRIVATE_KEY, key.getPrivate().getEncoded(), 3);
        assertThat(files.changed().orElseThrow().identity()).isEqualTo(next.identity());
    }

    @Test
    void files_that_are_no_certificate_or_no_key_are_told() throws Exception {
        assertThatThrownBy(() -> files().first())
                .isInstanceOf(BadKey.class)
                .hasMessageMatching("The file .*cert.pem cannot be read\\.");
        written(1);
        write("cert.pem", Pem.CERTIFICATE, new byte[] {1, 2, 3}, 2);
        assertThatThrownBy(() -> files().first())
                .isInstanceOf(BadKey.class)
                .hasMessageMatching("The file .*cert.pem is no certificate that can be read\\.");
        written(3);
        write("own.pem", "EC PRIVATE KEY", new byte[] {1, 2, 3}, 4);
        assertThatThrownBy(() -> files().first())
                .isInstanceOf(BadKey.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }
}
