package chatroom.web;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Several modules in one file: each stays a scope of its own, and what it exports stands beside
/// what all the others export, so no two may export the same name. What it imports of a module that
/// is not there is imported by the file. Stateless; any thread.
final class Pack {
    private Pack() {}

    /// @param modules each after all those of them that it imports
    static String of(List<ScriptModule> modules) {
        Set<String> here =
                modules.stream()
                        .map(ScriptModule::name)
                        .collect(LinkedHashSet::new, Set::add, Set::addAll);
        Map<String, Set<String>> others = new TreeMap<>();
        modules.stream()
                .flatMap(module -> module.imports().stream())
                .filter(each -> !here.contains(each.from()) && !each.names().isEmpty())
                .forEach(each ->
                        others.computeIfAbsent(each.from(), _ -> new TreeSet<>())
                                .addAll(each.names().keySet()));
        String imports =
                others.entrySet().stream()
                        .map(e ->
                                "import{%s}from'./%s';\n"
                                        .formatted(String.join(",", e.getValue()), e.getKey()))
                        .collect(joining());
        return imports + modules.stream().map(Pack::scope).collect(joining());
    }

    private static String scope(ScriptModule module) {
        String given =
                module.imports().stream()
                        .flatMap(each -> each.names().entrySet().stream())
                        .filter(e -> !e.getKey().equals(e.getValue()))
                        .map(e -> "const %s=%s;\n".formatted(e.getValue(), e.getKey()))
                        .collect(joining());
        String inside = given + module.body().strip() + "\n";
        if (module.exports().isEmpty()) {
            return "(()=>{\n%s})();\n".formatted(inside);
        }
        String exports =
                module.exports().entrySet().stream()
                        .map(e -> e.getKey() + ":" + e.getValue())
                        .collect(joining(","));
        return "export const{%s}=(()=>{\n%sreturn{%s};\n})();\n"
                .formatted(String.join(",", module.exports().keySet()), inside, exports);
    }
}
