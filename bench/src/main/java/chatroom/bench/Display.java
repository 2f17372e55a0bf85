package chatroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/// A screen for windows to be measured on (Xvfb), and what is to be seen on it. For one thread.
final class Display implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /// Darker is ink, lighter is what it stands on: of the sum of red, green and blue.
    private static final int DARK = 300;

    private static final int LIGHT = 600;

    private final Process process;
    private final String name;
    private final MappedByteBuffer screen;
    private final int pixels;
    private final int line;

    /// Starts one.
    ///
    /// @param folder where it keeps its pixels, as `xwd` writes them (XWDFile.h)
    Display(Path folder) throws IOException {
        process =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "%dx%dx24".formatted(WIDTH, HEIGHT),
                                "-fbdir",
                                folder.toString(),
                                "-nolisten",
                                "tcp")
                        .redirectError(Redirect.DISCARD)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            name = ":" + out.readLine(); // said when it is up
        }
        Path file = folder.resolve("Xvfb_screen0");
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            screen = open.getChannel().map(MapMode.READ_ONLY, 0, open.length());
        }
        pixels = screen.getInt(0) + 12 * screen.getInt(19 * 4);
        line = screen.getInt(12 * 4);
        screen.order(screen.getInt(7 * 4) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /// For the variable `DISPLAY`.
    String name() {
        return name;
    }

    /// Whether something is written, dark on light, in the upper part of the screen's middle, where
    /// the headings of a window are.
    boolean written() {
        boolean ink = false;
        boolean paper = false;
        for (int y = 60; y < 160; y += 4) {
            for (int x = WIDTH / 8; x < WIDTH / 2; x++) {
                int colour = screen.getInt(pixels + y * line + 4 * x);
                int sum = ((colour >> 16) & 0xff) + ((colour >> 8) & 0xff) + (colour & 0xff);
                paper |= sum > LIGHT;
                ink |= paper && sum < DARK && sum > 0;
            }
        }
        return ink && paper;
    }

    /// Whether nothing is to be seen.
    boolean bare() {
        return screen.getInt(pixels + HEIGHT / 2 * line + 4 * WIDTH / 2) == 0;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
