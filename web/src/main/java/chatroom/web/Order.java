package chatroom.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// In which order modules are begun: each after those that it imports, and first of all those
/// without which nothing is to be seen. One thread, for one question.
final class Order {
    private final Map<String, ScriptModule> modules;
    private final Set<String> begun = new HashSet<>();
    private final List<ScriptModule> done = new ArrayList<>();

    private Order(Map<String, ScriptModule> modules) {
        this.modules = modules;
    }

    /// The modules of a page.
    ///
    /// @param first with what it begins
    /// @param later what else is needed when there is something to be seen
    record Modules(List<ScriptModule> first, List<ScriptModule> later) {}

    /// @param modules all there are, by their names
    /// @param first with which, and with what it imports, the page begins
    /// @param later with which it goes on
    static Modules of(Map<String, ScriptModule> modules, String first, String later) {
        Order order = new Order(modules);
        order.reach(first);
        int begin = order.done.size();
        order.reach(later);
        List<ScriptModule> all = List.copyOf(order.done);
        return new Modules(all.subList(0, begin), all.subList(begin, all.size()));
    }

    private void reach(String name) {
        if (!begun.add(name)) {
            return;
        }
        ScriptModule module = modules.get(name);
        if (module == null) {
            throw new IllegalStateException("there is no module " + name);
        }
        module.imports().forEach(each -> reach(each.from()));
        done.add(module);
    }
}
