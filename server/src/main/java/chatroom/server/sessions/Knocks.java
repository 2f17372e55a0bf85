package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who waits at the door of one session to be let in by somebody inside. Owned by the session's
/// loop.
///
/// From outside a right code and a wrong one look the same here: both wait, and both are over at
/// their time, unless somebody lets the right one in. Only right ones are shown, and nothing that
/// the wrong ones do takes anything from them: what is scarce is shared among the right ones, and
/// what a guesser uses up is his own source's.
final class Knocks {
    private static final Refusal UNANSWERED = Refusal.of(Refusal.Code.KNOCK_UNANSWERED);
    private static final Refusal OVER = Refusal.of(Refusal.Code.KNOCK_OVER);

    private final LiveSession live;
    private final Node node;
    private final Consumer<Joining> admit;

    /// In the order in which they came.
    private final Set<Knock> waiting = new LinkedHashSet<>();

    private final PerSource looked = new PerSource(Limits.KNOCKS_PER_SOURCE);

    /// @param admit decides the join of somebody who was let in
    Knocks(LiveSession live, Node node, Consumer<Joining> admit) {
        this.live = live;
        this.node = node;
        this.admit = admit;
    }

    // Waiting.

    void knock(Joining who, boolean right, boolean secret) {
        long now = node.clock().now();
        String source = who.connection().link().source();
        boolean looks = node.settings().unlimited() || looked.until(source, now) == 0;
        if (looks) {
            looked.count(source, now);
        }
        Knock knock =
                new Knock(
                        who,
                        node.randomness().name(),
                        now + Limits.KNOCK_FOR,
                        right && looks,
                        secret);
        waiting.add(knock);
        knock.timer = live.loop().after(Limits.KNOCK_FOR, () -> over(knock, UNANSWERED));
        who.connection()
                .waits(who.id(), knock.until, () -> live.loop().run(() -> over(knock, UNANSWERED)));
        // In a turn of its own, after the answer is on its way: a right one is more work.
        live.loop().execute(this::show);
    }

    private void over(Knock knock, Refusal why) {
        if (take(knock)) {
            knock.who.refuse(why);
            show();
        }
    }

    /// Nobody needs to answer it any more; false where that was so before.
    private boolean take(Knock knock) {
        if (!waiting.remove(knock)) {
            return false;
        }
        if (knock.timer != null) {
            knock.timer.cancel();
        }
        hide(knock);
        return true;
    }

    // Showing.

    /// The names of those who are to be let in or not.
    List<String> names() {
        return shown().map(k -> k.who.name().value()).toList();
    }

    private Stream<Knock> shown() {
        return waiting.stream().filter(k -> k.shown);
    }

    /// Shows what is to be answered to those who may, and takes it back from those who may not any
    /// more.
    void show() {
        if (waiting.isEmpty()) {
            return;
        }
        choose();
        List<Seat> may = answerers();
        for (Knock knock : waiting) {
            if (knock.shown) {
                knock.seen.removeIf(seat -> !may.contains(seat) && withdrawn(knock, seat));
                may.stream().filter(knock.seen::add).forEach(seat -> push(knock, seat));
            }
        }
    }

    /// Fills the places among what is shown: the source with the fewest there comes first, and one
    /// that has at least two more than another makes way for it.
    private void choose() {
        List<Knock> open = waiting.stream().filter(k -> k.right && !k.declined).toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            Knock next = null;
            for (Knock k : open) {
                if (!k.shown && (next == null || shown(open, k) < shown(open, next))) {
                    next = k;
                }
            }
            if (next == null) {
                return;
            }
            List<Knock> places = open.stream().filter(k -> k.shown).toList();
            Knock most = places.isEmpty() ? next : places.getFirst();
            for (Knock k : places) {
                if (shown(open, k) > shown(open, most)) {
                    most = k;
                }
            }
            if (places.size() < Limits.KNOCKS_SHOWN) {
                next.shown = true;
                changed = true;
            } else if (shown(open, most) > shown(open, next) + 1) {
                hide(most);
                next.shown = true;
                changed = true;
            }
        }
    }

    /// How many of the same source are shown.
    private static long shown(List<Knock> open, Knock as) {
        return open.stream().filter(k -> k.shown && k.source().equals(as.source())).count();
    }

    private void hide(Knock knock) {
        knock.shown = false;
        knock.seen.forEach(seat -> withdrawn(knock, seat));
        knock.seen.clear();
    }

    private static void push(Knock knock, Seat seat) {
        seat.connection()
                .push(new Frame.Push.Knock(knock.id, knock.who.name().value(), knock.until));
    }

    /// Always true.
    private boolean withdrawn(Knock knock, Seat seat) {
        if (seat.equals(live.attendance().seat(seat.member()))) {
            seat.connection().push(new Frame.Push.KnockOver(knock.id));
        }
        return true;
    }

    /// The admin and, in a standing session, who has the operator's powers; or where no admin is
    /// here everybody; and only by a door by which one may lead.
    private List<Seat> answerers() {
        Seat admin = live.attendance().seat(live.session().admin());
        boolean led = admin != null && safe(admin);
        return live.attendance().all().stream()
                .filter(this::safe)
                .filter(seat -> !led || seat.equals(admin) || Speech.operates(seat))
                .toList();
    }

    private boolean safe(Seat seat) {
        return node.settings().plain().leads(seat.connection().link().door());
    }

    // Answering.

    /// Somebody inside says what becomes of the knock of that id.
    void answer(Connection by, Seat seat, long request, String knock, boolean in) {
        answer(by, seat, request, k -> Hash.same(k.id, knock), in);
    }

    /// Of the oldest knock that fits.
    void answer(Connection by, Seat seat, long request, Predicate<Knock> which, boolean in) {
        if (!answerers().contains(seat)) {
            by.refuse(
                    request,
                    Refusal.of(
                            safe(seat) ? Refusal.Code.NOT_ADMIN : Refusal.Code.ENCRYPTION_NEEDED));
            return;
        }
        Knock knock = oldest(which);
        if (knock == null) {
            by.refuse(request, OVER);
        } else {
            by.ok(request, null);
            settle(knock, in);
        }
    }

    /// The operator, who may answer always, says what becomes of who knocks under that name.
    Optional<Refusal> answer(NameKey name, boolean in) {
        Knock knock = oldest(k -> k.who.key().equals(name));
        if (knock == null) {
            return Optional.of(OVER);
        }
        settle(knock, in);
        return Optional.empty();
    }

    private @Nullable Knock oldest(Predicate<Knock> which) {
        return shown().filter(which).findFirst().orElse(null);
    }

    private void settle(Knock knock, boolean in) {
        if (in) {
            admitted(knock);
        } else {
            declined(knock);
        }
    }

    /// As with a right code, what was let in costs nothing.
    private void admitted(Knock knock) {
        take(knock);
        looked.undo(knock.source());
        admit.accept(knock.who);
        show();
    }

    /// Who would learn from it that the code was right is told nothing before the time is up.
    private void declined(Knock knock) {
        if (knock.secret) {
            knock.declined = true;
            hide(knock);
            show();
        } else {
            over(knock, Refusal.of(Refusal.Code.KNOCK_DECLINED));
        }
    }

    // The end.

    /// It is another code now: who knocked with the one before comes again with this one.
    void codeChanged() {
        looked.clear();
        end(UNANSWERED);
    }

    /// All are answered this, and none waits any more.
    void end(Refusal why) {
        for (Knock knock : new ArrayList<>(waiting)) {
            take(knock);
            knock.who.refuse(why);
        }
    }
}
