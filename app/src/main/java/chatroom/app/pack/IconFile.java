package chatroom.app.pack;

import chatroom.desktop.look.Emblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// The program's icon in the files that systems want it in. Stateless.
final class IconFile {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] NOTHING = {};

    private IconFile() {}

    /// A PNG (ISO/IEC 15948): 8 bits of red, green, blue and alpha, rows unfiltered.
    ///
    /// @param size pixels each way
    static byte[] png(Emblem emblem, int size) {
        int[] pixels = emblem.pixels(size);
        ByteBuffer rows = ByteBuffer.allocate(size * (1 + 4 * size));
        for (int i = 0; i < pixels.length; i++) {
            if (i % size == 0) {
                rows.put((byte) 0);
            }
            rows.putInt(Integer.rotateLeft(pixels[i], 8));
        }
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(size)
                        .putInt(size)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PNG);
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", deflated(rows.array())));
        png.writeBytes(chunk("IEND", NOTHING));
        return png.toByteArray();
    }

    private static byte[] chunk(String kind, byte[] content) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 256);

    /// For Windows: an ICO whose pictures are PNGs, as it reads them since Vista.
    static byte[] ico(Emblem emblem) {
        List<byte[]> pictures = WINDOWS.stream().map(size -> png(emblem, size)).toList();
        int at = 6 + 16 * pictures.size();
        ByteBuffer ico =
                ByteBuffer.allocate(at + pictures.stream().mapToInt(p -> p.length).sum())
                        .order(ByteOrder.LITTLE_ENDIAN);
        ico.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            byte size = WINDOWS.get(i).byteValue(); // where 0 is 256
            ico.put(size).put(size).putShort((short) 0);
            ico.putShort((short) 1).putShort((short) 32);
            ico.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        pictures.forEach(ico::put);
        return ico.array();
    }

    /// The kinds of PNG in an ICNS; of those for fine screens, 16 and 32 points.
    private static final Map<String, Integer> MACOS = new LinkedHashMap<>();

    static {
        MACOS.put("ic11", 32);
        MACOS.put("ic12", 64);
        MACOS.put("ic07", 128);
        MACOS.put("ic08", 256);
        MACOS.put("ic09", 512);
        MACOS.put("ic10", 1024);
    }

    /// For macOS: an ICNS.
    static byte[] icns(Emblem emblem) {
        List<ByteBuffer> parts = new ArrayList<>();
        MACOS.forEach((kind, size) -> parts.add(part(kind, png(emblem, size))));
        int all = 8 + parts.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer icns = ByteBuffer.allocate(all);
        icns.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(all);
        parts.forEach(icns::put);
        return icns.array();
    }

    private static ByteBuffer part(String kind, byte[] png) {
        return ByteBuffer.allocate(8 + png.length)
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + png.length)
                .put(png)
                .flip();
    }
}
