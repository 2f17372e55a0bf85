package chatroom.web;

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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that a browser loads: one page, and below a path that is a hash of all of it the modules,
/// styles and words, which therefore may be kept for ever. Read when it is made, packed when it is
/// first asked for; both take long, so neither happens on an event loop. Any thread.
public final class Site {
    private static final String ROOT = "site/";

    /// What the keys of words begin with that are said in a browser.
    private static final List<String> SAID =
            List.of(
                    "about.",
                    "answer.",
                    "button.",
                    "card.show",
                    "close.",
                    "command.",
                    "connect.again",
                    "create.",
                    "event.",
                    "field.",
                    "join.",
                    "language.",
                    "list.",
                    "names.",
                    "news.",
                    "out.",
                    "refusal.",
                    "room.",
                    "rule.",
                    "stop.",
                    "time.minutes.",
                    "warning.",
                    "web.");

    /// Where modules import from that name no path (HTML, section 8.1.5.3).
    private static final Map<String, String> IMPORTS =
            new TreeMap<>(
                    Map.of(
                            "lit", "lib/lit/index.js",
                            "lit/directives/", "lib/lit-html/directives/",
                            "lit-html", "lib/lit-html/lit-html.js",
                            "lit-html/", "lib/lit-html/",
                            "lit-element/", "lib/lit-element/",
                            "@lit/reactive-element", "lib/reactive-element/reactive-element.js"));

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private final String hash;
    private final String folder;
    private final Piece page;

    /// @param plain what the plain door is for, as the page is to know it: `talk`, `all` or `off`
    public Site(String plain) {
        for (String name : text(read("files.txt")).lines().toList()) {
            files.put(name, own(name) ? bare(read(ROOT + name)) : read(ROOT + name));
        }
        List<Locale> languages = Words.languages();
        languages.forEach(l -> files.put("words/" + l.toLanguageTag() + ".json", words(l)));
        hash = hash(files);
        folder = "/web/" + hash + "/";
        page = page(plain, languages);
    }

    /// What is at that path, or null where nothing is.
    public @Nullable Piece at(String path) {
        if (path.equals("/")) {
            return page;
        }
        byte[] bytes = path.startsWith(folder) ? files.get(path.substring(folder.length())) : null;
        return bytes == null
                ? null
                : pieces.computeIfAbsent(path, _ -> Piece.of(type(path), bytes, hash, true, ""));
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
    private static boolean own(String name) {
        return name.endsWith(".js") && !name.startsWith("lib/");
    }

    private static byte[] bare(byte[] script) {
        return Script.bare(text(script)).getBytes(StandardCharsets.UTF_8);
    }

    private Piece page(String plain, List<Locale> languages) {
        String imports =
                IMPORTS.entrySet().stream()
                        .map(e -> "\"%s\":\"%s%s\"".formatted(e.getKey(), folder, e.getValue()))
                        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
        String html =
                text(read(ROOT + "index.html"))
                        .replace("{imports}", imports)
                        .replace("{preloads}", links("js", "modulepreload"))
                        .replace("{styles}", links("css", "stylesheet"))
                        .replace("{folder}", folder)
                        .replace("{plain}", plain)
                        .replace(
                                "{languages}",
                                languages.stream()
                                        .map(Locale::toLanguageTag)
                                        .collect(Collectors.joining(" ")));
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        String tag = HexFormat.of().formatHex(sha256(bytes), 0, 8);
        return Piece.of("text/html; charset=utf-8", bytes, tag, false, policy(imports));
    }

    /// Named in the page, so that a browser asks for all of them at once and not for one after the
    /// other as it comes to read of them.
    private String links(String kind, String relation) {
        return files.keySet().stream()
                .filter(name -> name.endsWith("." + kind))
                .map(name -> "<link rel=\"%s\" href=\"%s%s\">".formatted(relation, folder, name))
                .collect(Collectors.joining("\n"));
    }

    /// Own scripts and styles, the map of imports by its hash, and no text that becomes markup
    /// except what lit-html makes of our own templates (Trusted Types).
    private static String policy(String imports) {
        String map =
                Base64.getEncoder()
                        .encodeToString(sha256(imports.getBytes(StandardCharsets.UTF_8)));
        return "script-src 'self' 'sha256-%s'; ".formatted(map)
                + "style-src 'self'; img-src 'self'; connect-src 'self' ws://{host} wss://{host}; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    /// Whether the words of that key are handed to browsers.
    static boolean said(String key) {
        return SAID.stream().anyMatch(key::startsWith);
    }

    private static byte[] words(Locale language) {
        String json =
                new TreeMap<>(Words.in(language).all())
                        .entrySet().stream()
                                .filter(e -> said(e.getKey()))
                                .map(e -> Json.string(e.getKey()) + ":" + Json.string(e.getValue()))
                                .collect(Collectors.joining(",\n", "{", "}"));
        return json.getBytes(StandardCharsets.UTF_8);
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

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hash(Map<String, byte[]> files) {
        MessageDigest digest = digest();
        files.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
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
