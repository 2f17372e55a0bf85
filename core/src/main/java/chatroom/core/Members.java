package chatroom.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The members of a session by number, in the order in which they joined. Immutable: a change
/// copies one path of a tree with 32 branches, never the list, so that a message in a session of
/// thousands costs what it costs in a small one.
public final class Members implements Iterable<Member> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    public static final Members NONE = new Members(0, null, 0);

    /// Levels of branches above the leaves; `root` spans `WIDTH ^ (height + 1)` numbers.
    private final int height;

    private final @Nullable Object @Nullable [] root;
    private final int size;

    private Members(int height, @Nullable Object @Nullable [] root, int size) {
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
        if (number < 0 || number >>> shift(height) >= WIDTH) {
            return null;
        }
        @Nullable Object @Nullable [] node = root;
        for (int level = height; level > 0 && node != null; level--) {
            node = branch(node[index(number, level)]);
        }
        return node == null ? null : (Member) node[index(number, 0)];
    }

    /// With this member added, or put in place of the one of the same number.
    Members with(Member member) {
        int number = member.number();
        int tall = height;
        @Nullable Object[] top = root == null ? new @Nullable Object[WIDTH] : root;
        while (number >>> shift(tall) >= WIDTH) {
            @Nullable Object[] above = new @Nullable Object[WIDTH];
            above[0] = top;
            top = above;
            tall++;
        }
        return new Members(
                tall, put(top, tall, number, member), size + (find(number) == null ? 1 : 0));
    }

    Members without(int number) {
        return root == null || find(number) == null
                ? this
                : new Members(height, put(root, height, number, null), size - 1);
    }

    private static @Nullable Object[] put(
            @Nullable Object[] node, int level, int number, @Nullable Member member) {
        @Nullable Object[] copy = node.clone();
        int at = index(number, level);
        if (level == 0) {
            copy[at] = member;
        } else {
            @Nullable Object @Nullable [] below = branch(copy[at]);
            copy[at] =
                    put(
                            below == null ? new @Nullable Object[WIDTH] : below,
                            level - 1,
                            number,
                            member);
        }
        return copy;
    }

    private static @Nullable Object @Nullable [] branch(@Nullable Object node) {
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
        if (root != null) {
            visit(root, height, all::add);
        }
        return all;
    }

    private static void visit(@Nullable Object[] node, int level, Consumer<Member> visitor) {
        for (Object child : node) {
            if (child instanceof Member member) {
                visitor.accept(member);
            } else if (child != null) {
                visit(Objects.requireNonNull(branch(child)), level - 1, visitor);
            }
        }
    }

    @Override
    public Iterator<Member> iterator() {
        return all().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members m && size == m.size && all().equals(m.all());
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
