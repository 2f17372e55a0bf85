package chatroom.terminal;

import chatroom.wording.Line;
import java.util.List;

/// Lines for pipes and scripts, in a form that stays: `HH:MM <name> text` for what is said, once
/// for each line of it, `HH:MM * text` for what happened, `HH:MM = text` for an answer to this
/// program alone, `---- YYYY-MM-DD` where a day begins. No message can pass for anything else.
/// Stateless.
final class PlainStyle {
    private PlainStyle() {}

    static List<String> of(Line line) {
        return switch (line) {
            case Line.Said said ->
                    said.text()
                            .lines()
                            .map(text -> said.clock() + " <" + said.speaker().name() + "> " + text)
                            .toList();
            case Line.Happened happened -> List.of(happened.clock() + " * " + happened.text());
            case Line.Answer answer ->
                    answer.lines().stream().map(text -> answer.clock() + " = " + text).toList();
            case Line.Notice notice -> List.of(notice.text());
            case Line.Day day -> List.of("---- " + day.day());
        };
    }
}
