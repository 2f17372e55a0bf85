package chatroom.log.format;

import chatroom.core.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// 32 bytes of SHA-256. Immutable.
public final class Hash {
    /// Bytes of a hash.
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A hash as it was stored.
    ///
    /// @throws IllegalArgumentException where it is not 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("not a hash");
        }
        return new Hash(bytes.clone());
    }

    /// Where a session's chain begins: different for every session, so that no batch can be moved
    /// from one to another.
    public static Hash start(SessionId session) {
        MessageDigest digest = sha256();
        return new Hash(
                digest.digest(
                        ("chatroom log 1 " + session.value()).getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// What was digested so far; the digest is fresh afterwards.
    static Hash finish(MessageDigest digest) {
        return new Hash(digest.digest());
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    /// A copy, for storing.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash h && Arrays.equals(bytes, h.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
