package chatroom.desktop.chat;

import java.util.List;
import javafx.collections.ObservableList;

/// Changes a list that is seen into another with a handful of changes, however long both are: each
/// is followed by looking for one's place. What both begin and end with stays, and so does a
/// stretch of them where one end was added to and the other cut off. Stateless.
final class Splice {
    /// So many items at an end may be woven differently because of what came before or after them:
    /// a day's line, a name that is said again.
    private static final int JOINT = 4;

    /// Above, items are not replaced one by one.
    private static final int FEW = 16;

    private Splice() {}

    /// What both have, from `old` on in the one and from `young` on in the other.
    private record Stretch(int old, int young, int length) {
        static final Stretch NONE = new Stretch(0, 0, 0);
    }

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
        Stretch kept = moved(seen.subList(begin, oldEnd), next.subList(begin, newEnd));
        int old = begin + kept.old();
        int young = begin + kept.young();
        // The later one first: it changes no place before it.
        replace(seen, old + kept.length(), oldEnd, next.subList(young + kept.length(), newEnd));
        replace(seen, begin, old, next.subList(begin, young));
    }

    /// What has another place in the other list; found where it begins near the beginning of one.
    private static <T> Stretch moved(List<T> old, List<T> young) {
        Stretch best = Stretch.NONE;
        if (old.size() > FEW && young.size() > FEW) {
            for (int i = 0; i < JOINT; i++) {
                best = longer(best, stretch(old, young, i, young.indexOf(old.get(i))));
                best = longer(best, stretch(old, young, old.indexOf(young.get(i)), i));
            }
        }
        return best;
    }

    private static Stretch longer(Stretch one, Stretch other) {
        return other.length() > one.length() ? other : one;
    }

    private static <T> Stretch stretch(List<T> old, List<T> young, int from, int to) {
        if (from < 0 || to < 0) {
            return Stretch.NONE;
        }
        int most = Math.min(old.size() - from, young.size() - to);
        int length = 0;
        while (length < most && old.get(from + length).equals(young.get(to + length))) {
            length++;
        }
        return new Stretch(from, to, length);
    }

    private static <T> void replace(ObservableList<T> seen, int from, int to, List<T> by) {
        int common = Math.min(to - from, by.size());
        int singly = common > FEW ? 0 : common;
        for (int i = 0; i < singly; i++) {
            seen.set(from + i, by.get(i));
        }
        if (to > from + singly) {
            seen.remove(from + singly, to);
        }
        if (by.size() > singly) {
            seen.addAll(from + singly, by.subList(singly, by.size()));
        }
    }
}
