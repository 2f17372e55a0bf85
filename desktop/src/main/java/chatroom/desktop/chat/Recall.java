package chatroom.desktop.chat;

import java.util.ArrayList;
import java.util.List;

/// What was said in a message box, to be had again by the arrow keys; what was being typed comes
/// back after it. Owned by the thread that draws.
public final class Recall {
    private static final int MOST = 100;

    private final List<String> said = new ArrayList<>();
    private int at;
    private String draft = "";

    /// Something was said, so that it is the last.
    public void said(String text) {
        said.remove(text);
        said.add(text);
        if (said.size() > MOST) {
            said.removeFirst();
        }
        at = said.size();
        draft = "";
    }

    /// What was said before what the box has now.
    ///
    /// @param now what stands in the box
    public String earlier(String now) {
        if (at == said.size()) {
            draft = now;
        }
        if (at == 0) {
            return now;
        }
        at--;
        return said.get(at);
    }

    /// What was said after it, at last what was being typed.
    public String later(String now) {
        if (at >= said.size()) {
            return now;
        }
        at++;
        return at == said.size() ? draft : said.get(at);
    }
}
