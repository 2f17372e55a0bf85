package chatroom.card;

import chatroom.texts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A card on a terminal of 80 columns. Stateless.
public final class Drawn {
    private static final String INDENT = "  ";
    private static final int BETWEEN = 1;
    private static final int WIDTH = 80;

    private Drawn() {}

    /// How a QR code looks on a terminal.
    ///
    /// @param darkOnLight whether letters are darker there than what they stand on, as `paint`
    ///   makes it
    /// @param paint colours a line
    public record Picture(boolean darkOnLight, UnaryOperator<String> paint) {}

    /// Its lines, without ends. Names in it must be printable.
    ///
    /// @param which of its addresses, from 0
    public static List<String> lines(Card card, int which, Words words, Picture look) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(INDENT + card.title());
        lines.add("");
        if (card.addresses().isEmpty()) {
            lines.add(INDENT + words.of("card.no-network"));
            return lines;
        }
        steps(card, which, words).forEach(step -> lines.add(INDENT + step));
        lines.add("");
        pictures(card, which, words, look).forEach(lines::add);
        if (card.session() != null) {
            lines.add(INDENT + words.counted("card.here", card.session().members(), Map.of()));
        }
        int all = card.addresses().size();
        if (all > 1) {
            lines.add(
                    INDENT
                            + words.of(
                                    "card.next-typed",
                                    Map.of("address", card.link(which + 1).origin())));
        }
        if (!card.reached()) {
            lines.add("");
            prose(words.of("card.unreached"), lines);
            prose(words.of("card.firewall") + " " + card.firewall().says(), lines);
            card.firewall().commands().forEach(it -> lines.add(INDENT + INDENT + it));
            prose(words.of("card.hotspot"), lines);
        }
        return lines;
    }

    /// The steps, numbered; without those that nobody needs.
    static List<String> steps(Card card, int which, Words words) {
        List<String> steps = new ArrayList<>();
        Wifi wifi = card.wifi();
        steps.add(
                wifi == null
                        ? words.of("card.wifi-same")
                        : words.of("card.wifi", Map.of("name", wifi.name())));
        steps.add(words.of("card.open", Map.of("address", card.link(which).origin())));
        Card.Room room = card.session();
        if (room != null && room.coded()) {
            String code = room.code();
            steps.add(
                    code == null
                            ? words.of("card.code-ask")
                            : words.of("card.code", Map.of("code", code)));
        } else {
            steps.add(words.of("card.name"));
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            numbered.add((i + 1) + "  " + steps.get(i));
        }
        return numbered;
    }

    private static List<String> pictures(Card card, int which, Words words, Picture look) {
        List<String> join = Qr.of(card.link(which).text()).blocks(look.darkOnLight());
        if (card.wifi() == null) {
            return join.stream().map(look.paint()).toList();
        }
        List<String> wifi = Qr.of(card.wifi().text()).blocks(look.darkOnLight());
        List<String> beside = new ArrayList<>();
        int width = wifi.getFirst().length();
        if (width + BETWEEN + join.getFirst().length() > WIDTH) {
            beside.add(INDENT + words.of("card.wifi-qr"));
            wifi.stream().map(look.paint()).forEach(beside::add);
            beside.add(INDENT + words.of("card.join-qr"));
            join.stream().map(look.paint()).forEach(beside::add);
            return beside;
        }
        beside.add(
                INDENT
                        + padded(words.of("card.wifi-qr"), width)
                        + " ".repeat(BETWEEN)
                        + words.of("card.join-qr"));
        for (int i = 0; i < Math.max(join.size(), wifi.size()); i++) {
            beside.add(
                    (i < wifi.size() ? look.paint().apply(wifi.get(i)) : " ".repeat(width))
                            + " ".repeat(BETWEEN)
                            + (i < join.size() ? look.paint().apply(join.get(i)) : ""));
        }
        return beside;
    }

    /// Adds a paragraph in lines that fit.
    private static void prose(String text, List<String> lines) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
