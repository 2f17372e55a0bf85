package chatroom.web;

import static java.util.stream.Collectors.joining;

import chatroom.texts.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Those of the words of all clients that are said in a browser. Stateless; any thread.
final class Vocabulary {
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

    private Vocabulary() {}

    /// Whether the words of that key are handed to browsers.
    static boolean said(String key) {
        return SAID.stream().anyMatch(key::startsWith)
                && ELSEWHERE.stream().noneMatch(key::startsWith);
    }

    /// All of them in that language, as JSON.
    static byte[] json(Locale language) {
        String json =
                new TreeMap<>(Words.in(language).all())
                        .entrySet().stream()
                                .filter(e -> said(e.getKey()))
                                .map(e -> Json.string(e.getKey()) + ":" + Json.string(e.getValue()))
                                .collect(joining(",\n", "{", "}"));
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
