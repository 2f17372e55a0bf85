package chatroom.server;

import java.util.Locale;

/// Everything an operator can choose: the one table of it, from which come the flags, their help,
/// the names of the environment variables, and the keys of `server.properties`.
enum Setting {
    PORT("PORT", "TCP port; without it 24280, or the next that is free"),
    NAME("NAME", "what people read in their list of servers (default: this computer's name)"),
    DATA("FOLDER", "where sessions are kept"),
    EPHEMERAL("keep nothing on disk but the server's key"),
    SESSION("NAME...", "a session that is always there; may be given several times"),
    NO_LOBBY("without the session Lobby, which is always there otherwise"),
    KEEP_HISTORY(
            "keep what was said in sessions that are always there when the last member has gone"),
    INACTIVITY("DURATION|off", "the longest that a session may let its members be silent"),
    HISTORY("N", "how many messages somebody who joins is shown (default: 100)"),
    PAST("all|since-join", "what somebody who joins may read of what was said before"),
    HOLD(
            "DURATION|off",
            "how long the place of somebody who lost connection is held (default: 10m)"),
    CLUSTER(
            "ADDRESS[,ADDRESS]",
            "keep sessions in NATS at nats://host:4222, where other servers share them"),
    CLUSTER_CREDS("FILE", "the credentials of a NATS account, for --cluster"),
    HOST(
            "NAME...",
            "a name by which people reach this computer, with the port where that is another;"
                    + " may be given several times"),
    PLAIN(
            "talk|all|off",
            "what people may do without encryption: list, join and talk (talk, the default), all,"
                    + " or nothing"),
    WIFI("NAME", "the Wi-Fi that people need, for the join card"),
    WIFI_PASSWORD(
            "PASSWORD",
            "its password; as a variable or in the file only: others can read a command line"),
    CERT("FILE", "a certificate of your own (PEM), instead of one that the server issues itself"),
    KEY("FILE", "its key (PEM, PKCS#8); both files are read again when they change"),
    UNLIMITED("lift the limits on flooding, guessing, sources and sessions: for load tests only"),
    LOOPS("N", ""),
    NO_DISCOVERY("");

    /// What a setting takes.
    enum Takes {
        ONE,
        SEVERAL,
        /// Nothing as a flag; elsewhere yes or no.
        YES_OR_NO
    }

    private final String label;
    private final String says;

    Setting(String label, String says) {
        this.label = label;
        this.says = says;
    }

    /// One that is on or off.
    Setting(String says) {
        this("", says);
    }

    Takes takes() {
        return label.isEmpty()
                ? Takes.YES_OR_NO
                : label.endsWith("...") ? Takes.SEVERAL : Takes.ONE;
    }

    /// What stands for its value in the help.
    String label() {
        return label.replace("...", "");
    }

    /// What it does, for the help; empty for one that is not shown there.
    String says() {
        return says;
    }

    /// As a key of the file: `no-lobby`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As a flag: `--no-lobby`.
    String flag() {
        return "--" + key();
    }

    /// Whether it can be given as a flag, which other users of the computer can read.
    boolean flagged() {
        return this != WIFI_PASSWORD;
    }

    /// As an environment variable: `CHATROOM_NO_LOBBY`.
    String variable() {
        return "CHATROOM_" + name();
    }
}
