package chatroom.app;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/// A display for real windows that nobody looks at, but for a test. For one thread.
final class Xvfb implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final Process process;
    private final String display;
    private final Path screen;

    /// @param folder where it keeps what it shows
    Xvfb(Path folder) throws IOException {
        screen = folder.resolve("Xvfb_screen0");
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
        // It says its number when it is up.
        try (BufferedReader out = process.inputReader()) {
            display = ":" + out.readLine();
        }
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("Xvfb", "-help")
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    >= 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For the variable `DISPLAY`.
    String display() {
        return display;
    }

    /// How many colours are to be seen: one on a bare screen.
    int colours() throws IOException {
        BufferedImage picture = picture();
        Set<Integer> colours = new HashSet<>();
        for (int pixel : picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)) {
            colours.add(pixel);
        }
        return colours.size();
    }

    /// Keeps what is to be seen, for whoever wants to look.
    void keep(Path png) throws IOException {
        Files.createDirectories(png.getParent());
        ImageIO.write(picture(), "png", png.toFile());
    }

    /// It shows in a file as `xwd` writes it (XWDFile.h): numbers that say how, highest byte first,
    /// then colours that are not used here, then the pixels.
    private BufferedImage picture() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(screen));
        int pixels = file.getInt(0) + 12 * file.getInt(19 * 4);
        int line = file.getInt(12 * 4);
        file.order(file.getInt(7 * 4) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, file.getInt(pixels + y * line + 4 * x));
            }
        }
        return picture;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
