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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All that a browser loads: one page, and below a path that is a hash of all of it the modules,
/// styles and words, which therefore may be kept for ever. Read when it is made, packed when it is
/// first asked for; both take long, so neither happens on an event loop. Any thread.
public final class Site {
    private static final String ROOT = "site/";

    /// The one script that is no module.
    private static final String LOADING = "loading.js";

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9.-]+:\\d+");

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

    /// And those of them that are said elsewhere alone: in windows and at terminals.
    private static final List<String> ELSEWHERE =
            List.of(
                    "button.hide",
                    "button.show",
                    "list.sessions",
                    "list.standing",
                    "news.knock",
                    "room.code.copied",
                    "room.code.hidden",
                    "room.copy",
                    "room.entered",
                    "room.left",
                    "room.link.",
                    "room.member",
                    "room.mention",
                    "room.more",
                    "room.notify",
                    "room.past",
                    "room.present",
                    "room.prompt",
                    "room.said",
                    "room.sent-not",
                    "room.show-all",
                    "room.status",
                    "room.stayed",
                    "room.title.unread",
                    "room.today",
                    "room.yesterday",
                    "stop.done",
                    "warning.inactivity");

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
        for (String name : text(read("files.txt")).lines().toList()) {
            files.put(name, own(name) ? bare(read(ROOT + name)) : read(ROOT + name));
        }
        languages.forEach(l -> files.put("words/" + l.toLanguageTag() + ".json", words(l)));
        hash = hash(files);
        folder = "/web/" + hash + "/";
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
    private static boolean own(String name) {
        return name.endsWith(".js") && !name.startsWith("lib/");
    }

    private static byte[] bare(byte[] script) {
        return Script.bare(text(script)).getBytes(StandardCharsets.UTF_8);
    }

    private Start start(List<String> nodes) {
        String imports =
                IMPORTS.entrySet().stream()
                        .map(e -> "\"%s\":\"%s%s\"".formatted(e.getKey(), folder, e.getValue()))
                        .collect(joining(",", "{\"imports\":{", "}}"));
        Order.Modules modules = modules();
        String html =
                text(read(ROOT + "index.html"))
                        .replace("{imports}", imports)
                        .replace("{preloads}", links(modules.first(), "modulepreload"))
                        .replace("{later}", String.join(" ", modules.later()))
                        .replace("{styles}", links(ending("css"), "stylesheet"))
                        .replace("{folder}", folder)
                        .replace("{plain}", plain)
                        .replace("{nodes}", String.join(" ", nodes))
                        .replace("{languages}", tags());
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        String tag = HexFormat.of().formatHex(sha256(bytes), 0, 8);
        String policy = policy(imports, nodes);
        return new Start(nodes, Piece.of("text/html; charset=utf-8", bytes, tag, false, policy));
    }

    private String tags() {
        return languages.stream().map(Locale::toLanguageTag).collect(joining(" "));
    }

    /// Named in the page, so that a browser asks for all of them at once and not for one after the
    /// other as it comes to read of them.
    private String links(List<String> names, String relation) {
        return names.stream()
                .map(name -> "<link rel=\"%s\" href=\"%s%s\">".formatted(relation, folder, name))
                .collect(joining("\n"));
    }

    private List<String> ending(String kind) {
        return files.keySet().stream().filter(name -> ends(name, kind)).toList();
    }

    private static boolean ends(String name, String kind) {
        return name.endsWith("." + kind) && !name.equals(LOADING);
    }

    private Order.Modules modules() {
        Map<String, String> modules = new TreeMap<>();
        files.forEach((name, bytes) -> modules.put(name, text(bytes)));
        modules.keySet().removeIf(name -> !ends(name, "js"));
        return Order.of(modules);
    }

    /// Own scripts and styles, the map of imports by its hash, and no text that becomes markup
    /// except what lit-html makes of our own templates (Trusted Types).
    private static String policy(String imports, List<String> nodes) {
        String map =
                Base64.getEncoder()
                        .encodeToString(sha256(imports.getBytes(StandardCharsets.UTF_8)));
        return "script-src 'self' 'sha256-%s'; ".formatted(map)
                + "style-src 'self'; img-src 'self'; connect-src 'self' ws://{host} wss://{host}"
                + nodes.stream().map(" ws://%1$s wss://%1$s"::formatted).collect(joining())
                + "; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    /// Whether the words of that key are handed to browsers.
    static boolean said(String key) {
        return SAID.stream().anyMatch(key::startsWith)
                && ELSEWHERE.stream().noneMatch(key::startsWith);
    }

    private static byte[] words(Locale language) {
        String json =
                new TreeMap<>(Words.in(language).all())
                        .entrySet().stream()
                                .filter(e -> said(e.getKey()))
                                .map(e -> Json.string(e.getKey()) + ":" + Json.string(e.getValue()))
                                .collect(joining(",\n", "{", "}"));
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
