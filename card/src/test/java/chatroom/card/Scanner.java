package chatroom.card;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads QR codes as a phone would, from what was drawn. Stateless.
final class Scanner {
    private static final int SCALE = 6;
    private static final Pattern DARK = Pattern.compile("M(-?\\d+) (-?\\d+)h1v1h-1z");

    private Scanner() {}

    /// What the dark squares of a path say.
    static String path(String path, int size) throws Exception {
        boolean[][] dark = new boolean[size + 8][size + 8];
        for (MatchResult square : DARK.matcher(path).results().toList()) {
            dark[Integer.parseInt(square.group(2)) + 4][Integer.parseInt(square.group(1)) + 4] =
                    true;
        }
        return read(dark);
    }

    /// What half blocks on a terminal say; `darkOnLight` where what is drawn is dark.
    static String blocks(List<String> lines, boolean darkOnLight) throws Exception {
        boolean[][] dark = new boolean[lines.size() * 2][lines.getFirst().length()];
        for (int y = 0; y < lines.size(); y++) {
            for (int x = 0; x < lines.get(y).length(); x++) {
                char block = lines.get(y).charAt(x);
                dark[2 * y][x] = (block == '█' || block == '▀') == darkOnLight;
                dark[2 * y + 1][x] = (block == '█' || block == '▄') == darkOnLight;
            }
        }
        return read(dark);
    }

    private static String read(boolean[][] dark) throws Exception {
        int width = dark[0].length * SCALE;
        int height = dark.length * SCALE;
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = dark[i / width / SCALE][i % width / SCALE] ? 0 : 0xffffff;
        }
        BinaryBitmap bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no phone finds this code", e);
        }
    }
}
