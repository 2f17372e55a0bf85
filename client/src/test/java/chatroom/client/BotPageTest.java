package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about bots keeps what it promises.
class BotPageTest {
    @Test
    void the_bot_on_the_page_compiles_and_is_no_longer_than_its_title_says(@TempDir Path folder)
            throws Exception {
        String page = Files.readString(Path.of("..", "docs", "bot.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        String source = block.group(1);
        assertThat(source.lines()).hasSizeLessThanOrEqualTo(22);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options =
                List.of(
                        "--release",
                        "25",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"));
        JavaFileObject file = new Source(source);
        boolean compiles =
                compiler.getTask(complaints, null, null, options, null, List.of(file)).call();
        assertThat(compiles).as(complaints.toString().toLowerCase(Locale.ROOT)).isTrue();
        assertThat(folder.resolve("Parrot.class")).exists();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Parrot.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
