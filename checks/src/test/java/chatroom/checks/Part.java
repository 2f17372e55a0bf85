package chatroom.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A module, the package that its classes are in, and the modules that it may know: the arrows as a
/// table. Immutable; any thread.
///
/// @param name the module's folder
/// @param root its package; where one module's package is inside another's, the longer one counts
/// @param knows the names of the modules whose classes it may use besides its own
record Part(String name, String root, Set<String> knows) {

    /// What sees everything that is part of the product, and is seen by nothing.
    private static final Set<String> PRODUCT =
            Set.of(
                    "core",
                    "log",
                    "log-sqlite",
                    "log-nats",
                    "wire",
                    "texts",
                    "discovery",
                    "card",
                    "web",
                    "server",
                    "client",
                    "wording",
                    "terminal",
                    "desktop",
                    "app");

    /// Every module of the parent pom. A new one is one line here.
    static final List<Part> ALL =
            List.of(
                    new Part("core", "chatroom.core", Set.of()),
                    new Part("log", "chatroom.log", Set.of("core")),
                    new Part("log-sqlite", "chatroom.log.sqlite", Set.of("log", "core")),
                    new Part("log-nats", "chatroom.log.nats", Set.of("log", "core")),
                    new Part("wire", "chatroom.wire", Set.of("core")),
                    new Part("texts", "chatroom.texts", Set.of()),
                    new Part("discovery", "chatroom.discovery", Set.of()),
                    new Part("card", "chatroom.card", Set.of("texts")),
                    new Part("web", "chatroom.web", Set.of("texts")),
                    new Part(
                            "server",
                            "chatroom.server",
                            Set.of(
                                    "core",
                                    "wire",
                                    "log",
                                    "log-sqlite",
                                    "log-nats",
                                    "discovery",
                                    "card",
                                    "web",
                                    "texts")),
                    new Part("client", "chatroom.client", Set.of("core", "wire", "discovery")),
                    new Part(
                            "wording",
                            "chatroom.wording",
                            Set.of("client", "texts", "core", "wire", "discovery")),
                    new Part(
                            "terminal",
                            "chatroom.terminal",
                            Set.of("client", "texts", "wording", "core", "wire", "discovery")),
                    new Part(
                            "desktop",
                            "chatroom.desktop",
                            Set.of(
                                    "client",
                                    "texts",
                                    "wording",
                                    "core",
                                    "wire",
                                    "discovery",
                                    "card",
                                    "server")),
                    new Part("app", "chatroom.app", PRODUCT),
                    new Part("sim", "chatroom.sim", PRODUCT),
                    new Part("bench", "chatroom.bench", PRODUCT),
                    new Part("hostile", "chatroom.hostile", PRODUCT),
                    new Part("checks", "chatroom.checks", PRODUCT));

    /// Whether the class belongs to this module.
    boolean has(JavaClass type) {
        return ALL.stream()
                .filter(part -> part.encloses(type.getPackageName()))
                .max(Comparator.comparingInt(part -> part.root.length()))
                .filter(this::equals)
                .isPresent();
    }

    private boolean encloses(String name) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    /// Whether this module may use the class: one of its own, of those it knows, or of a library.
    boolean mayUse(JavaClass type) {
        return !type.getPackageName().startsWith("chatroom")
                || has(type)
                || ALL.stream().anyMatch(part -> knows.contains(part.name) && part.has(type));
    }

    @Override
    public String toString() {
        return name;
    }
}
