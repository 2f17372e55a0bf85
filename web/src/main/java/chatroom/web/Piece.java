package chatroom.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// A file as it is served. Immutable by agreement: nobody writes to its arrays; any thread.
///
/// @param type its media type
/// @param plain its bytes
/// @param packed the same with gzip (RFC 1952), or empty where that is no shorter
/// @param tag its entity tag (RFC 9110, section 8.8.3), quotes included
/// @param lasting whether it never changes under its path, so that browsers need not ask again
/// @param policy what a page of it may load and run: directives of a content security policy, in
///   which `{host}` stands for the host that the page was asked of; empty for nothing
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Piece(
        String type, byte[] plain, byte[] packed, String tag, boolean lasting, String policy) {
    static Piece of(String type, byte[] bytes, String hash, boolean lasting, String policy) {
        byte[] packed = gzip(bytes);
        return new Piece(
                type,
                bytes,
                packed.length < bytes.length ? packed : new byte[0],
                "\"" + hash + "\"",
                lasting,
                policy);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
