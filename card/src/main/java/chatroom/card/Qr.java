package chatroom.card;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text as a QR code (ISO/IEC 18004), to be drawn on a screen, a page or a terminal. Immutable;
/// any thread.
public final class Qr {
    /// So many modules around it stay light (ISO/IEC 18004, 6.3.8).
    public static final int MARGIN = 4;

    /// Longest text in UTF-8, so that a phone still reads it from the back of a room.
    public static final int BYTES = 256;

    private final QrCode code;

    private Qr(QrCode code) {
        this.code = code;
    }

    /// The code of a text.
    ///
    /// @throws IllegalArgumentException where the text is longer than [#BYTES]
    public static Qr of(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw new IllegalArgumentException("too long for a code that people can scan");
        }
        try {
            // As few modules as can be, and of those that are there as many for mending as can be.
            return new Qr(QrCode.encodeText(text, QrCode.Ecc.LOW));
        } catch (DataTooLongException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// How many modules it has each way, without the margin.
    public int size() {
        return code.size;
    }

    /// Whether that module is dark; outside of the code none is.
    public boolean dark(int x, int y) {
        return code.getModule(x, y);
    }

    /// The dark modules as the path of an SVG, one unit each, from 0 to [#size] both ways.
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                if (dark(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return path.toString();
    }

    /// A whole picture, with the margin.
    public String svg() {
        int all = size() + 2 * MARGIN;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="%1$d %1$d %2$d %2$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M%1$d %1$dh%2$dv%2$dh-%2$dz"/><path d="%3$s"/></svg>\
        """
                .formatted(-MARGIN, all, path());
    }

    /// For a terminal, margin included: each character is two modules, one above the other. What is
    /// light is drawn, as it must be where letters are light on dark; `inverted` where they are
    /// not.
    public List<String> blocks(boolean inverted) {
        List<String> lines = new ArrayList<>();
        for (int y = -MARGIN; y < size() + MARGIN; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = -MARGIN; x < size() + MARGIN; x++) {
                boolean above = dark(x, y) == inverted;
                boolean below = (y + 1 < size() + MARGIN && dark(x, y + 1)) == inverted;
                line.append(above ? below ? '█' : '▀' : below ? '▄' : ' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
