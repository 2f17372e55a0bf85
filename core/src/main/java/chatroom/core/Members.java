package chatroom.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The members of a session by number, in the order in which they joined. Immutable: a change
/// copies one path of a tree with 32 branches, never the list, so that a message in a session of
/// thousands costs what it costs in a small one.
public final class Members implements Iterable<Member> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    public static final Members NONE = new Members(0, new @Nullable Object[WIDTH], 0);

    /// Levels of branches above the leaves; `root` spans `WIDTH ^ (height + 1)` numbers.
    private final int height;

    private final @Nullable Object[] root;
    private final int size;

    private Members(int height, @Nullable Object[] root, int size) {
        this.height = height;
        this.root = root;
        this.size = size;
    }

    /// These members, each under its own number; of two with one number the later.
    public static Members of(Iterable<Member> all) {
        Members members = NONE;
        for (Member member : all) {
            members = members.with(member);
        }
        return members;
    }

    public int size() {
        return size;
    }

    public @Nullable Member find(int number) {
        if (number < 1 || beyond(number, height)) {
            return null;
        }
        @Nullable Object[] node = root;
        for (int level = height; level > 0; level--) {
            Object below = node[index(number, level)];
            if (below == null) {
                return null;
            }
            node = branch(below);
        }
        return (Member) node[index(number, 0)];
    }

    /// With this member added, or put in place of the one of the same number.
    Members with(Member member) {
        int number = member.number();
        int tall = height;
        @Nullable Object[] top = root;
        while (beyond(number, tall)) {
            @Nullable Object[] above = new @Nullable Object[WIDTH];
            above[0] = top;
            top = above;
            tall++;
        }
        int grown = find(number) == null ? size + 1 : size;
        return new Members(tall, put(top, tall, number, member), grown);
    }

    private static @Nullable Object[] put(
            @Nullable Object[] node, int level, int number, Member member) {
        @Nullable Object[] copy = node.clone();
        int at = index(number, level);
        if (level == 0) {
            copy[at] = member;
        } else {
            Object below = copy[at];
            copy[at] = put(below == null ? NONE.root : branch(below), level - 1, number, member);
        }
        return copy;
    }

    Members without(int number) {
        if (find(number) == null) {
            return this;
        }
        return size == 1 ? NONE : new Members(height, cut(root, height, number), size - 1);
    }

    /// A branch that nobody is left on goes too: numbers are never used again, and a session that
    /// stands for months must not keep a place for everybody who ever was there.
    private static @Nullable Object[] cut(@Nullable Object[] node, int level, int number) {
        @Nullable Object[] copy = node.clone();
        int at = index(number, level);
        if (level == 0) {
            copy[at] = null;
        } else {
            @Nullable Object[] below =
                    cut(branch(Objects.requireNonNull(copy[at])), level - 1, number);
            copy[at] = Arrays.stream(below).allMatch(Objects::isNull) ? null : below;
        }
        return copy;
    }

    private static boolean beyond(int number, int height) {
        return number >>> shift(height) >= WIDTH;
    }

    private static @Nullable Object[] branch(Object node) {
        return (@Nullable Object[]) node;
    }

    private static int index(int number, int level) {
        return number >>> shift(level) & (WIDTH - 1);
    }

    private static int shift(int level) {
        return level * BITS;
    }

    /// The members in the order in which they joined; a new list.
    public List<Member> all() {
        List<Member> all = new ArrayList<>(size);
        collect(root, all);
        return all;
    }

    private static void collect(@Nullable Object[] node, List<Member> all) {
        for (Object child : node) {
            if (child instanceof Member member) {
                all.add(member);
            } else if (child != null) {
                collect(branch(child), all);
            }
        }
    }

    @Override
    public Iterator<Member> iterator() {
        return all().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members m && all().equals(m.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
