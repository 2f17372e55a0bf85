package chatroom.app.pack;

import chatroom.core.Product;
import chatroom.desktop.look.Emblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder (on macOS, an app) with the program and its own Java, made by jpackage. Immutable; any
/// thread.
///
/// @param contents the files of the program, the cache for a fast start among them
/// @param runtime its Java
/// @param work for files of the moment
record AppImage(Target target, Path contents, Path runtime, Path work) {
    /// The name of what opens the window.
    ///
    /// On Linux the name without more is for what people type; elsewhere that is found in another
    /// folder, and this is what they see and click on.
    static String opener(Target target) {
        return target.is(Target.Os.LINUX) ? Product.COMMAND + "-desktop" : Product.NAME;
    }

    /// Makes it.
    ///
    /// @param options of the JVM for the window
    /// @return where it is
    Path make(List<String> options) throws IOException, PackagingFailed {
        List<String> words = new ArrayList<>(List.of("--type", "app-image"));
        words.addAll(List.of("--name", opener(target)));
        words.addAll(List.of("--app-version", version()));
        words.addAll(List.of("--vendor", Product.NAME));
        words.addAll(List.of("--description", "Talk with the people around you"));
        words.addAll(List.of("--icon", icon().toString()));
        words.addAll(List.of("--input", contents.toString()));
        words.addAll(List.of("--main-jar", "chatroom.jar"));
        words.addAll(List.of("--main-class", "chatroom.app.Main"));
        words.addAll(List.of("--runtime-image", runtime.toString()));
        words.addAll(List.of("--dest", work.toString()));
        for (String option : options) {
            words.addAll(List.of("--java-options", option));
        }
        words.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/app.aot"));
        // jpackage lists all jars in an order of its own, and the cache is for that of the
        // manifest.
        words.addAll(List.of("--java-options", "-Djava.class.path=$APPDIR/chatroom.jar"));
        Tool.ofJdk("jpackage", words);
        String name = opener(target) + (target.is(Target.Os.MACOS) ? ".app" : "");
        Path image = work.resolve(name);
        Contents.age(target.files(image));
        if (target.is(Target.Os.LINUX)) {
            Path typed = image.resolve("bin").resolve(Product.COMMAND);
            Files.createSymbolicLink(typed, Path.of("..", "lib", "app", Product.COMMAND));
        }
        return image;
    }

    /// macOS takes no version that begins with 0.
    private String version() {
        boolean lifted = target.is(Target.Os.MACOS) && Product.VERSION.startsWith("0.");
        return lifted ? "1." + Product.VERSION.substring(2) : Product.VERSION;
    }

    private Path icon() throws IOException {
        Emblem emblem = Emblem.ours();
        return switch (target.os()) {
            case LINUX -> Files.write(work.resolve("icon.png"), IconFile.png(emblem, 512));
            case MACOS -> Files.write(work.resolve("icon.icns"), IconFile.icns(emblem));
            case WINDOWS -> Files.write(work.resolve("icon.ico"), IconFile.ico(emblem));
        };
    }
}
