package chatroom.client;

import chatroom.core.Printable;
import chatroom.wire.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.IDN;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The opening of a WebSocket (RFC 6455 section 4), from the client's side. Keeps nothing.
final class Handshake {
    private Handshake() {}

    /// Longest answer that is read; our server's has about 200 bytes.
    private static final int ANSWER_BYTES = 8 * 1024;

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// @throws ProtocolException where what answers is no server of ours
    static void shake(InputStream in, OutputStream out, Address address, SecureRandom random)
            throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        out.write(
                """
                GET %s HTTP/1.1\r
                Host: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: %s\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: %s\r
                \r
                """
                        .formatted(Protocol.PATH, host(address), key, Protocol.SUBPROTOCOL)
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        check(answer(in), key);
    }

    /// A name that is not ASCII is sent in its form for the network; a zone of IPv6 is nobody's
    /// business there.
    private static String host(Address address) {
        String host = address.host();
        if (host.indexOf(':') >= 0) {
            return "[" + host.replaceFirst("%.*", "") + "]:" + address.port();
        }
        return IDN.toASCII(host) + ":" + address.port();
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.length() < 4 || !answer.substring(answer.length() - 4).equals("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0 || answer.length() >= ANSWER_BYTES) {
                throw new ProtocolException("no server of ours: its answer has no end");
            }
            answer.append((char) octet);
        }
        return answer.toString();
    }

    private static void check(String answer, String key) throws ProtocolException {
        String[] lines = answer.split("\r\n", -1);
        String[] status = lines[0].split(" ", 3);
        if (status.length < 2 || !status[0].equals("HTTP/1.1") || !status[1].equals("101")) {
            throw new ProtocolException("no server of ours: it answers “" + shown(lines[0]) + "”");
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            if (header.length == 2) {
                headers.put(header[0].strip().toLowerCase(Locale.ROOT), header[1].strip());
            }
        }
        if (!accept(key).equals(headers.get("sec-websocket-accept"))
                || !Protocol.SUBPROTOCOL.equals(headers.get("sec-websocket-protocol"))) {
            throw new ProtocolException("no server of ours: it does not speak our protocol");
        }
    }

    private static String shown(String line) {
        return Printable.of(line.length() > 60 ? line.substring(0, 60) : line);
    }

    /// What the server must answer to our key (RFC 6455 section 4.2.2).
    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] hash = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
