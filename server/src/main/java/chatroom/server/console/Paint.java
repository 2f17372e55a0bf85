package chatroom.server.console;

import chatroom.card.Drawn;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Makes words stand out on a terminal, and leaves them as they are elsewhere. Immutable; any
/// thread.
public enum Paint {
    PLAIN("", "", "", ""),
    ANSI("\u001b[1m", "\u001b[2m", "\u001b[1;33m", "\u001b[0m");

    /// More lines than a terminal shows.
    private static final int SCREEN = 100;

    private final String bold;
    private final String dim;
    private final String loud;
    private final String end;

    Paint(String bold, String dim, String loud, String end) {
        this.bold = bold;
        this.dim = dim;
        this.loud = loud;
        this.end = end;
    }

    /// What suits where the words go.
    ///
    /// @param terminal whether they go to a terminal
    /// @param environment `NO_COLOR` (no-color.org) and `TERM=dumb` switch it off; on Windows, only
    ///   terminals that say who they are understand it
    public static Paint of(boolean terminal, String system, Map<String, String> environment) {
        boolean unwanted =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || environment.getOrDefault("TERM", "").equals("dumb");
        boolean understood =
                !system.startsWith("Windows")
                        || environment.containsKey("WT_SESSION")
                        || environment.containsKey("TERM");
        return terminal && understood && !unwanted ? ANSI : PLAIN;
    }

    /// What leaves nothing on the screen, nor above it where one could scroll back to (ECMA-48,
    /// 8.3.39, and 3 for what is above).
    List<String> cleared() {
        return this == ANSI
                ? List.of("\u001b[H\u001b[2J\u001b[3J")
                : Collections.nCopies(SCREEN, "");
    }

    /// How a picture is drawn: dark on light, whatever colours the terminal has, or else light on
    /// what is most likely dark.
    Drawn.Picture picture() {
        return this == ANSI
                ? new Drawn.Picture(true, line -> "\u001b[30;107m" + line + end)
                : new Drawn.Picture(false, line -> line);
    }

    String bold(String words) {
        return bold + words + end;
    }

    String dim(String words) {
        return dim + words + end;
    }

    String loud(String words) {
        return loud + words + end;
    }
}
