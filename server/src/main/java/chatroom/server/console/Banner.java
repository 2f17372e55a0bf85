package chatroom.server.console;

import chatroom.core.Printable;
import chatroom.core.Product;
import chatroom.server.console.Facts.Address;
import chatroom.wire.Protocol;
import java.util.ArrayList;
import java.util.List;

/// The first thing an operator sees: who the server is, how people reach it, what stops it. From
/// facts to lines. Stateless.
public final class Banner {
    private static final int LABEL = 12;
    private static final String HERE = "localhost";
    private static final String INDENT = "  ";

    /// More addresses than this help nobody.
    private static final int ADDRESSES = 5;

    private final Facts facts;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private Banner(Facts facts, Paint paint) {
        this.facts = facts;
        this.paint = paint;
    }

    /// The lines, without ends; of at most 80 columns wherever no path or name is longer.
    public static List<String> lines(Facts facts, Paint paint) {
        Banner banner = new Banner(facts, paint);
        banner.title();
        banner.addresses();
        banner.ways();
        banner.notes();
        banner.blank();
        return banner.lines;
    }

    private void title() {
        blank();
        lines.add(
                INDENT
                        + paint.bold(Printable.of(facts.name()))
                        + paint.dim("  " + Product.NAME + " " + facts.version()));
        blank();
    }

    private void addresses() {
        List<String> shown = new ArrayList<>();
        shown.addAll(facts.hosts());
        facts.addresses().stream().limit(ADDRESSES).map(this::shown).forEach(shown::add);
        row(
                "Addresses",
                shown.isEmpty() ? "none: this computer is in no network" : shown.removeFirst());
        shown.forEach(each -> row("", each));
        int more = facts.addresses().size() - ADDRESSES;
        if (more > 0) {
            row("", paint.dim("and " + more + " more"));
        }
    }

    private String shown(Address address) {
        String typed = address.host() + ":" + facts.port();
        return address.virtual()
                ? typed + paint.dim("  (" + address.adapter() + ", virtual: few can use it)")
                : typed;
    }

    private void ways() {
        String join = "./" + Product.COMMAND + " join";
        if (facts.found()) {
            row("Join", paint.bold(join) + paint.dim("  finds this server by itself; if not:"));
        }
        row(facts.found() ? "" : "Join", paint.bold(join + " --server " + likeliest()));
        browsers();
        row(
                "Identity",
                paint.bold(facts.identity()) + paint.dim("  (who joins first is shown the same)"));
        row(
                "Exit code",
                paint.bold(facts.exitCode()) + paint.dim("  (stops the server from any client)"));
        row(
                "Data",
                Printable.of(facts.data())
                        + (facts.ephemeral() ? paint.dim("  (the key only)") : ""));
        row("Console", paint.dim("type help and Enter"));
    }

    /// What phones open, and what this computer does.
    private void browsers() {
        String scheme = facts.plain() ? "http://" : "https://";
        boolean network = !facts.hosts().isEmpty() || !facts.addresses().isEmpty();
        if (network) {
            row("Browser", paint.bold(scheme + first()) + paint.dim("  (card draws it large)"));
        }
        row(
                network ? "" : "Browser",
                scheme + HERE + ":" + facts.port() + paint.dim("  (on this computer)"));
    }

    /// What others type: the port only where it is not the usual one.
    private String likeliest() {
        String usual = ":" + Protocol.PORT;
        return first().endsWith(usual)
                ? first().substring(0, first().length() - usual.length())
                : first();
    }

    private String first() {
        if (!facts.hosts().isEmpty()) {
            return facts.hosts().getFirst();
        }
        String host = facts.addresses().isEmpty() ? HERE : facts.addresses().getFirst().host();
        return host + ":" + facts.port();
    }

    private void notes() {
        if (facts.port() != facts.wanted() && facts.wanted() != 0) {
            note(
                    "PORT %d IS TAKEN by another program, so this server uses %d. Who types its address must type the port too."
                            .formatted(facts.wanted(), facts.port()));
        }
        if (facts.unlimited()) {
            note(
                    "UNLIMITED: nothing protects this server from flooding and guessing. For load"
                            + " tests only; start it without --unlimited for people.");
        }
        if (facts.ephemeral()) {
            note(
                    "EPHEMERAL: when the server stops, all sessions and what was said in them are"
                            + " gone.");
        }
        if (!facts.found()) {
            note("Nobody finds this server by itself; people have to type its address.");
        }
    }

    private void note(String words) {
        blank();
        for (String line : Lines.wrap(words, Lines.WIDTH - 2 * INDENT.length())) {
            lines.add(INDENT + paint.loud("! " + line));
        }
    }

    private void row(String label, String value) {
        lines.add(INDENT + paint.dim(label + " ".repeat(LABEL - label.length())) + value);
    }

    private void blank() {
        lines.add("");
    }
}
