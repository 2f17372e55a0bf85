package chatroom.web;

import static java.util.stream.Collectors.partitioningBy;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// In which order a page asks for its modules: first those without which nothing is to be seen. A
/// browser has six connections to a server (HTTP/1.1), and whatever is asked for too early is in
/// the way of something. Stateless; any thread.
final class Order {
    /// What a module imports as it begins; what it asks for later is written otherwise, `import()`.
    private static final Pattern IMPORT = Pattern.compile("(?m)^import\\b[^'(]*'(\\.{1,2}/[^']+)'");

    /// With what, and with what these import, the page begins.
    private static final List<String> BEGINNING = List.of("main.js", "ui/app.js");

    private Order() {}

    /// What a page loads.
    ///
    /// @param first the names of the modules with which it begins
    /// @param later the names of those that it loads when there is something to be seen
    record Modules(List<String> first, List<String> later) {}

    /// @param modules their texts by their names, which are paths without a `/` before them
    static Modules of(Map<String, String> modules) {
        Set<String> begin = new HashSet<>();
        BEGINNING.forEach(name -> reach(name, modules, begin));
        Map<Boolean, List<String>> all =
                modules.keySet().stream()
                        .sorted()
                        .collect(partitioningBy(name -> library(name) || begin.contains(name)));
        return new Modules(all.getOrDefault(true, List.of()), all.getOrDefault(false, List.of()));
    }

    /// Other names lead to it, by the map of imports.
    private static boolean library(String name) {
        return name.startsWith("lib/");
    }

    private static void reach(String name, Map<String, String> modules, Set<String> found) {
        String text = modules.get(name);
        if (text != null && found.add(name)) {
            IMPORT.matcher(text)
                    .results()
                    .map((MatchResult each) -> resolved(name, each.group(1)))
                    .forEach(next -> reach(next, modules, found));
        }
    }

    /// As a browser resolves it.
    private static String resolved(String from, String path) {
        return URI.create("/" + from).resolve(path).getPath().substring(1);
    }
}
