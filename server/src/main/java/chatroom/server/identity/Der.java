package chatroom.server.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// The few ASN.1 values of which a certificate is made, in their distinguished encoding (ITU-T
/// X.690). Stateless.
final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int OCTETS = 0x04;
    private static final int OID = 0x06;
    private static final int UTF8 = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /// From here on a time does not fit in two digits of a year (RFC 5280, section 4.1.2.5).
    private static final int LATE = 2050;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, together(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(SET, together(parts));
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] yes() {
        return value(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    /// @param bits whole octets
    static byte[] bits(byte[] bits) {
        return value(BITS, together(new byte[] {0}, bits));
    }

    static byte[] octets(byte[] octets) {
        return value(OCTETS, octets);
    }

    static byte[] text(String text) {
        return value(UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(ZonedDateTime utc) {
        boolean late = utc.getYear() >= LATE;
        String pattern = late ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'";
        String digits = utc.format(DateTimeFormatter.ofPattern(pattern));
        return value(
                late ? GENERALIZED_TIME : UTC_TIME, digits.getBytes(StandardCharsets.US_ASCII));
    }

    /// @param numbers with dots, the first two at most 39
    static byte[] oid(String numbers) {
        String[] arcs = numbers.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    out.write(0x80 | ((arc >> shift) & 0x7F));
                }
            }
            out.write(arc & 0x7F);
        }
        return value(OID, out.toByteArray());
    }

    /// A value of the context's own: `[number]`, of parts or plain.
    static byte[] tagged(int number, boolean parts, byte[] content) {
        return value((parts ? 0xA0 : 0x80) | number, content);
    }

    static byte[] together(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int zero = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - zero));
            out.write(length, zero, length.length - zero);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
