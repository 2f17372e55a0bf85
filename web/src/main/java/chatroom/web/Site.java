package chatroom.web;

import static java.util.stream.Collectors.joining;

import chatroom.texts.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that a browser loads: one page, and below a path that is a hash of all of it the modules in
/// two packs, the styles in one, and the words, which therefore may be kept for ever. Read when it
/// is made, packed when it is first asked for; both take long, so neither happens on an event loop.
/// Any thread.
public final class Site {
    private static final String ROOT = "site/";

    /// The scripts that are no modules: they stand in the page, so that they are there before all
    /// that is asked for.
    private static final String LOADING = "loading.js";

    private static final String EARLY = "early.js";

    /// With what the page begins, and with what it goes on when there is something to be seen.
    private static final String BEGINNING = "main.js";

    private static final String GOING_ON = "ui/later.js";

    /// What comes of them, and of the styles. Over a Wi-Fi the parts of a page cost their number:
    /// whatever it takes to send one, asking for it takes as long again, six at a time.
    private static final String FIRST = "first.js";

    private static final String LATER = "later.js";
    private static final String STYLE = "style.css";

    /// Where a library's sources would be.
    private static final Pattern SOURCES = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9.-]+:\\d+");

    /// Where modules lie that are imported by a name which is no path; what ends with `/` is a
    /// folder.
    private static final Map<String, String> LIBRARIES =
            new TreeMap<>(
                    Map.of(
                            "lit", "lib/lit/index.js",
                            "lit/directives/", "lib/lit-html/directives/",
                            "lit-html", "lib/lit-html/lit-html.js",
                            "lit-html/", "lib/lit-html/",
                            "lit-element/", "lib/lit-element/",
                            "@lit/reactive-element", "lib/reactive-element/reactive-element.js"));

    private final Map<String, byte[]> files = new TreeMap<>();

    /// Where the module of a path is (HTML, section 8.1.5.3).
    private final String imports;

    private final String loading;
    private final String early;
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private final String hash;
    private final String folder;
    private final String plain;
    private final List<Locale> languages = Words.languages();
    private final Supplier<List<String>> nodes;
    private volatile Start start;

    /// The page, as it is where the server has these addresses.
    private record Start(List<String> nodes, Piece page) {}

    /// @param plain what the plain door is for, as the page is to know it: `talk`, `all` or `off`
    /// @param nodes the server's addresses of the moment, `host:port`: a page may go on at each of
    ///   them
    public Site(String plain, Supplier<List<String>> nodes) {
        this.plain = plain;
        this.nodes = nodes;
        Map<String, ScriptModule> modules = new TreeMap<>();
        StringBuilder style = new StringBuilder();
        for (String name : text(read("files.txt")).lines().sorted().toList()) {
            String kind = name.substring(name.lastIndexOf('.') + 1);
            switch (Set.of(LOADING, EARLY).contains(name) ? "" : kind) {
                case "" -> {}
                case "js" -> modules.put(name, ScriptModule.of(name, script(name), LIBRARIES));
                case "css" -> style.append(text(read(ROOT + name)));
                default -> files.put(name, read(ROOT + name));
            }
        }
        Order.Modules order = Order.of(modules, BEGINNING, GOING_ON);
        files.put(FIRST, bytes(Pack.of(order.first())));
        files.put(LATER, bytes(Pack.of(order.later())));
        files.put(STYLE, bytes(style.toString()));
        languages.forEach(
                l -> files.put("words/" + l.toLanguageTag() + ".json", Vocabulary.json(l)));
        hash = hash(files);
        folder = "/web/" + hash + "/";
        imports =
                "{\"imports\":{%s,%s}}"
                        .formatted(lead(order.first(), FIRST), lead(order.later(), LATER));
        loading = script(LOADING);
        early = script(EARLY);
        start = start(named());
    }

    /// What is at that path, or null where nothing is.
    public @Nullable Piece at(String path) {
        if (path.equals("/")) {
            return page();
        }
        byte[] bytes = path.startsWith(folder) ? files.get(path.substring(folder.length())) : null;
        return bytes == null
                ? null
                : pieces.computeIfAbsent(path, _ -> Piece.of(type(path), bytes, hash, true, ""));
    }

    private Piece page() {
        List<String> now = named();
        Start last = start;
        if (!last.nodes().equals(now)) {
            last = start(now);
            start = last;
        }
        return last.page();
    }

    /// Those that a policy can name: there is no way to write IPv6 in one (CSP 3, section 2.3.1).
    private List<String> named() {
        return nodes.get().stream().filter(node -> NODE.matcher(node).matches()).toList();
    }

    /// The paths of all that the page loads before anybody sees it, the words in one language
    /// included.
    public List<String> firstView() {
        return files.keySet().stream()
                .filter(name -> !name.startsWith("words/") || name.equals("words/en.json"))
                .map(name -> folder + name)
                .toList();
    }

    /// A library keeps its comments: its licence is one.
    private static String script(String name) {
        String text = text(read(ROOT + name));
        return name.startsWith("lib/") ? SOURCES.matcher(text).replaceAll("") : Script.bare(text);
    }

    /// Of these modules, that they are all in that pack.
    private String lead(List<ScriptModule> modules, String pack) {
        return modules.stream()
                .map(module -> "\"%1$s%2$s\":\"%1$s%3$s\"".formatted(folder, module.name(), pack))
                .collect(joining(","));
    }

    private Start start(List<String> nodes) {
        String html =
                text(read(ROOT + "index.html"))
                        .replace("{folder}", folder)
                        .replace("{plain}", plain)
                        .replace("{nodes}", String.join(" ", nodes))
                        .replace("{languages}", tags())
                        .replace("{imports}", imports)
                        .replace("{loading}", loading)
                        .replace("{early}", early); // last: in a script braces are its own
        byte[] bytes = bytes(html);
        String tag = HexFormat.of().formatHex(sha256(bytes), 0, 8);
        return new Start(
                nodes, Piece.of("text/html; charset=utf-8", bytes, tag, false, policy(nodes)));
    }

    private String tags() {
        return languages.stream().map(Locale::toLanguageTag).collect(joining(" "));
    }

    /// Scripts and styles that the server serves, those that stand in the page by their hashes, and
    /// no text that becomes markup except what lit-html makes of our own templates (Trusted Types).
    private String policy(List<String> nodes) {
        String page = Stream.of(imports, loading, early).map(Site::hashed).collect(joining(" "));
        return "script-src 'self' %s; ".formatted(page)
                + "style-src 'self'; img-src 'self'; connect-src 'self' ws://{host} wss://{host}"
                + nodes.stream().map(" ws://%1$s wss://%1$s"::formatted).collect(joining())
                + "; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    /// As a policy names a script that stands in the page (CSP 3, section 2.3.1).
    private static String hashed(String script) {
        return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(sha256(bytes(script))));
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "json" -> "application/json";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no media type is known for " + path);
        };
    }

    private static byte[] read(String name) {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hash(Map<String, byte[]> files) {
        MessageDigest digest = digest();
        files.forEach((name, bytes) -> {
            digest.update(bytes(name));
            digest.update(sha256(bytes));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
