package chatroom.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A module of the page, taken apart as far as is needed to put several into one file (ECMA-262,
/// section 16.2): from whom it has what, what it is asked for, and what it does. It reads what our
/// modules and Lit's say, which is not all that could be said: anything else is left in the body,
/// where a browser refuses it. Immutable by agreement; any thread.
///
/// @param name its path, without a `/` before it
/// @param imports in the order in which they are said
/// @param exports its own names by those under which others ask for them
/// @param body the rest
record ScriptModule(String name, List<Import> imports, Map<String, String> exports, String body) {
    /// What a module has of another one.
    ///
    /// @param from the path of the other
    /// @param names its own names for what it has, by those of the other
    record Import(String from, Map<String, String> names) {}

    /// `import { a, b as c } from 'd'`, `import 'd'`, `export { a } from 'd'`, `export * from 'd'`.
    private static final Pattern FROM =
            Pattern.compile(
                    "(?<![\\w$.])(?:import|export)\\s*(?:(?:\\{([^}]*)}|\\*)\\s*from)?\\s*[\"']([^\"']+)[\"'];?");

    /// `export { a, b as c }`.
    private static final Pattern NAMES = Pattern.compile("(?<![\\w$.])export\\s*\\{([^}]*)};?");

    /// `export` before what is declared.
    private static final Pattern DECLARED =
            Pattern.compile("(?m)^export (?=(?:async )?(?:class|function|const) (\\w+))");

    /// @param named where the modules lie that are imported by a name that is no path
    static ScriptModule of(String name, String text, Map<String, String> named) {
        List<Import> imports = new ArrayList<>();
        FROM.matcher(text).results().forEach(each -> imports.add(imported(name, each, named)));
        String rest = FROM.matcher(text).replaceAll("");
        Map<String, String> exports = new LinkedHashMap<>();
        NAMES.matcher(rest)
                .results()
                .forEach(each ->
                        names(each.group(1)).forEach((own, asked) -> exports.put(asked, own)));
        rest = NAMES.matcher(rest).replaceAll("");
        DECLARED.matcher(rest).results().forEach(each -> exports.put(each.group(1), each.group(1)));
        rest = DECLARED.matcher(rest).replaceAll("");
        imports.forEach(each -> each.names().forEach((other, own) -> exports.remove(other, own)));
        return new ScriptModule(name, imports, exports, rest);
    }

    private static Import imported(String name, MatchResult said, Map<String, String> named) {
        boolean uses = said.group().startsWith("import") && said.group(1) != null;
        return new Import(
                resolved(name, said.group(2), named), uses ? names(said.group(1)) : Map.of());
    }

    /// `a, b as c` as a map.
    private static Map<String, String> names(String list) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Matcher each = Pattern.compile("([\\w$]+)(?:\\s+as\\s+([\\w$]+))?").matcher(list);
                each.find(); ) {
            names.put(each.group(1), each.group(2) == null ? each.group(1) : each.group(2));
        }
        return names;
    }

    /// As a browser resolves it (HTML, section 8.1.5.2).
    private static String resolved(String from, String said, Map<String, String> named) {
        if (said.startsWith(".")) {
            return URI.create("/" + from).resolve(said).getPath().substring(1);
        }
        for (Map.Entry<String, String> each : named.entrySet()) {
            boolean folder = each.getKey().endsWith("/") && said.startsWith(each.getKey());
            if (folder || said.equals(each.getKey())) {
                return each.getValue() + said.substring(each.getKey().length());
            }
        }
        throw new IllegalStateException(from + " imports " + said + ", which is nowhere");
    }
}
