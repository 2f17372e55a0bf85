package chatroom.server.console;

import java.util.Map;

/// Makes words stand out on a terminal, and leaves them as they are elsewhere. Immutable; any
/// thread.
public enum Paint {
    PLAIN("", "", "", ""),
    ANSI("\u001b[1m", "\u001b[2m", "\u001b[1;33m", "\u001b[0m");

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
