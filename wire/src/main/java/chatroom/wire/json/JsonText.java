package chatroom.wire.json;

/// A position in JSON that nobody has checked (RFC 8259), and the steps over it. What it has passed
/// over is well-formed; nothing is copied and nothing recurses. For one thread.
final class JsonText {
    final byte[] bytes;
    final int end;
    int at;

    JsonText(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.at = from;
    }

    /// The next byte that is not white space, which stays where it is; 0 at the end.
    byte peek() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        return 0;
    }

    /// Passes over white space and this byte.
    void expect(int wanted) {
        if (peek() != wanted) {
            throw Malformed.notJson();
        }
        at++;
    }

    /// Passes over white space and then this byte, if it is there.
    boolean accept(int wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /// Passes over a value of any kind.
    ///
    /// @param deepest levels of objects and arrays it may have, at most 63
    /// @return false where it has more; the position is then somewhere in it
    boolean value(int deepest) {
        long kinds = 0; // a bit for each open level, 1 for an object
        int open = 0;
        while (true) {
            byte b = peek();
            if (b == '{' || b == '[') {
                if (++open > deepest) {
                    return false;
                }
                at++;
                kinds = kinds << 1 | (b == '{' ? 1 : 0);
                if (peek() != (b == '{' ? '}' : ']')) {
                    nameIn(kinds);
                    continue;
                }
            } else {
                scalar(b);
            }
            while (open > 0 && !accept(',')) {
                expect((kinds & 1) == 1 ? '}' : ']');
                kinds >>>= 1;
                open--;
            }
            if (open == 0) {
                return true;
            }
            nameIn(kinds);
        }
    }

    private void nameIn(long kinds) {
        if ((kinds & 1) == 1) {
            name();
        }
    }

    /// Passes over the name of a field and its colon.
    ///
    /// @return where the name ends, before its closing quote
    int name() {
        peek();
        string();
        int last = at - 1;
        expect(':');
        return last;
    }

    private void scalar(byte first) {
        switch (first) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (next() != word.charAt(i)) {
                throw Malformed.notJson();
            }
        }
    }

    private void number() {
        if (look() == '-') {
            at++;
        }
        if (look() == '0') {
            at++;
        } else {
            digits();
        }
        if (look() == '.') {
            at++;
            digits();
        }
        if (look() == 'e' || look() == 'E') {
            at++;
            if (look() == '+' || look() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int first = at;
        while (look() >= '0' && look() <= '9') {
            at++;
        }
        if (at == first) {
            throw Malformed.notJson();
        }
    }

    /// Passes over a string, both quotes included.
    void string() {
        if (next() != '"') {
            throw Malformed.notJson();
        }
        plain();
        for (byte b = next(); b != '"'; b = next()) {
            if (b == '\\') {
                escape();
            } else if (b >= 0 && b < ' ') {
                throw Malformed.notJson();
            }
        }
    }

    /// Passes over what stands for itself: most of most strings.
    private void plain() {
        byte[] all = bytes;
        int i = at;
        while (i < end && all[i] >= ' ' && all[i] != '"' && all[i] != '\\') {
            i++;
        }
        at = i;
    }

    private void escape() {
        switch (next()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                char unit = unit();
                boolean half = Character.isHighSurrogate(unit);
                if (Character.isLowSurrogate(unit)
                        || (half && !(next() == '\\' && next() == 'u'))
                        || (half && !Character.isLowSurrogate(unit()))) {
                    throw Malformed.notJson();
                }
            }
            default -> throw Malformed.notJson();
        }
    }

    /// Passes over the four hexadecimal digits of an escaped UTF-16 unit.
    char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            unit = unit << 4 | hex(next());
        }
        return (char) unit;
    }

    private static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        if (letter >= 'a' && letter <= 'f') {
            return letter - 'a' + 10;
        }
        throw Malformed.notJson();
    }

    /// The next byte as it is, 0 at the end.
    private byte look() {
        return at < end ? bytes[at] : 0;
    }

    private byte next() {
        if (at >= end) {
            throw Malformed.notJson();
        }
        return bytes[at++];
    }
}
