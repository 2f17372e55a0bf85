package chatroom.desktop.chat;

import java.util.List;
import javafx.collections.ObservableList;

/// Changes a list that is seen into another with as few changes as there are ends to it: what both
/// begin and end with stays. Stateless.
final class Splice {
    private Splice() {}

    /// @param same as many at the beginning are known to be equal
    static <T> void apply(ObservableList<T> seen, List<T> next, int same) {
        int begin = Math.min(same, Math.min(seen.size(), next.size()));
        while (begin < seen.size()
                && begin < next.size()
                && seen.get(begin).equals(next.get(begin))) {
            begin++;
        }
        int oldEnd = seen.size();
        int newEnd = next.size();
        while (oldEnd > begin
                && newEnd > begin
                && seen.get(oldEnd - 1).equals(next.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        int replaced = Math.min(oldEnd, newEnd);
        for (int i = begin; i < replaced; i++) {
            seen.set(i, next.get(i));
        }
        if (oldEnd > replaced) {
            seen.remove(replaced, oldEnd);
        }
        if (newEnd > replaced) {
            seen.addAll(replaced, next.subList(replaced, newEnd));
        }
    }
}
