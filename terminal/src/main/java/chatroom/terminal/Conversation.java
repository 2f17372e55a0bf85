package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.client.Refused;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Printable;
import chatroom.core.Slash;
import chatroom.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// One person's stay in a session, from coming in to going: shows what happens, says what is typed.
///
/// Three threads: one shows the news and owns the transcript, one reads what is typed, one says it
/// ([Mouth]). The thread of the command waits for the end.
final class Conversation implements Mouth.Ear {
    /// Those who come or go within so long share a line.
    private static final long TOGETHER = 700;

    private static final int PAGE = 50;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Client client;
    private final Entrance entrance;
    private final Inbox inbox;
    private final Screen screen;
    private final Wording wording;
    private final Transcript transcript;
    private final Mouth mouth;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final AtomicLong drafted = new AtomicLong();

    /// The session as last shown; written by the thread of the news.
    private volatile Mirror mirror;

    private volatile boolean away;
    private volatile boolean warned;
    private volatile boolean timedOut;

    /// The entry before which `/more` goes on; 0 where there is nothing.
    private volatile long earlier = Long.MAX_VALUE;

    private volatile boolean leaving;

    Conversation(
            Surroundings here,
            Client client,
            Entrance entrance,
            Inbox inbox,
            Mirror first,
            ScreenMaker screens) {
        this.client = client;
        this.entrance = entrance;
        this.inbox = inbox;
        this.mirror = first;
        this.wording = here.wording();
        this.transcript = new Transcript(wording, LocalDate.now(wording.zone()));
        this.screen = screens.make(this::completions, this::typed);
        this.mouth = new Mouth(client, this);
    }

    /// Makes the screen, given what it can complete and what to call when something is typed.
    interface ScreenMaker {
        Screen make(
                java.util.function.Supplier<LiveScreen.Completions> completions, Runnable typed);
    }

    /// Lasts until they leave or are out for good; gives the exit status.
    int run() throws InterruptedException {
        Thread shows = Thread.ofVirtual().name("chatroom-news").start(this::show);
        Thread reads = Thread.ofPlatform().daemon().name("chatroom-typing").start(this::readAll);
        Thread leaves = new Thread(this::leaveQuickly, "chatroom-leave");
        Runtime.getRuntime().addShutdownHook(leaves);
        try {
            int status = end.join();
            reads.interrupt();
            if (screen.person()) {
                reads.join(GOODBYE.toMillis());
            }
            return status;
        } finally {
            leaving = true;
            shows.interrupt();
            shows.join(GOODBYE);
            screen.close();
            removed(leaves);
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook does its work.
        }
    }

    // Showing.

    private void show() {
        try {
            while (true) {
                switch (transcript.waits() ? inbox.poll(TOGETHER) : inbox.take()) {
                    case null -> screen.show(transcript.flush());
                    case Inbox.Item.Heard(News news) -> hear(news);
                    case Inbox.Item.Aside(List<Line> lines) -> {
                        screen.show(transcript.flush());
                        screen.show(lines);
                    }
                }
            }
        } catch (InterruptedException e) {
            screen.show(transcript.flush());
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void hear(News next) {
        switch (next) {
            case News.Entered entered -> entered(entered);
            case News.Told told -> told(told);
            case News.Out out -> out(out);
            case News.Warned(long in) -> warned(in);
            case News.Admin(String token) -> entrance.admin(token);
            case News.Stopping _ -> warn(wording.of("warning.stopping"));
            case News.Away _ -> {
                away = true;
                warn(wording.of("connect.again"));
                status();
            }
            case News.Back _ -> {
                away = false;
                notice(wording.of("connect.back"));
                status();
            }
            case News.Over over -> over(over.why());
            case News.Sessions _ -> {}
        }
    }

    private void entered(News.Entered entered) {
        mirror = entered.mirror();
        List<Line> past = transcript.entered(entered);
        if (!entered.past().isEmpty()) {
            earlier = Math.min(earlier, entered.past().getFirst().seq());
        }
        if (entered.more() && screen.person()) {
            notice(wording.of("room.more"));
        }
        screen.show(past);
        if (screen.person()) {
            welcome();
        }
        status();
    }

    private void welcome() {
        String session = mirror.session().terms().name().value();
        String members = wording.counted("list.members", mirror.session().present());
        notice(wording.of("room.entered", "session", session, "members", members));
        String code = mirror.code();
        notice(
                code == null
                        ? wording.of("room.entered.no-code")
                        : wording.of("room.entered.code", "code", code));
        notice(present());
    }

    private void told(News.Told told) {
        mirror = told.after();
        screen.show(transcript.told(told));
        if (told.entry().event() instanceof Event.AdminChanged changed
                && changed.member() == mirror.me()
                && changed.why() != Event.AdminChanged.Why.CREATED) {
            notice(wording.of("news.admin"));
        }
        status();
    }

    private void out(News.Out out) {
        screen.show(transcript.flush());
        if (out.why() == Frame.Why.TIMED_OUT) {
            timedOut = true;
            warned = false;
            mouth.out(true);
            warn(wording.out(out));
            if (screen.person()) {
                warn(wording.of("terminal.again"));
            }
            status();
            return;
        }
        entrance.left(out.last());
        if (leaving) {
            goodbye();
        } else {
            warn(wording.out(out));
            end.complete(screen.person() ? Task.DONE : Task.FAILED);
        }
    }

    private void warned(long in) {
        warned = true;
        if (screen.person()) {
            warn(wording.of("warning.inactivity", "time", wording.span(in)));
        }
    }

    private void over(Gone why) {
        if (!leaving) {
            warn(wording.gone(why));
            end.complete(Task.FAILED);
        }
    }

    private void notice(String text) {
        screen.show(List.of(new Line.Notice(text, false)));
    }

    private void warn(String text) {
        screen.show(List.of(new Line.Notice(text, true)));
    }

    private void status() {
        Mirror now = mirror;
        String code = now.code();
        String text =
                wording.of(
                        "room.status",
                        "session",
                        now.session().terms().name().value(),
                        "code",
                        code == null ? wording.of("list.code.none") : code,
                        "members",
                        wording.counted("list.members", now.session().present()));
        String away = this.away ? "   " + wording.of("room.status.reconnecting") : "";
        screen.status(text + away);
    }

    /// Who is there, and since when.
    private String present() {
        List<String> all = new ArrayList<>();
        for (Member member : mirror.session().members()) {
            String you = member.number() == mirror.me() ? ".you" : "";
            String admin = member.number() == mirror.session().admin() ? ".admin" : "";
            String key =
                    member.present() ? "terminal.member" + you + admin : "terminal.member.away";
            String since = wording.clock(member.joinedAt());
            all.add(wording.of(key, "name", member.name().value(), "time", since));
        }
        return wording.of("room.present", "names", String.join(", ", all));
    }

    // Typing.

    private void readAll() {
        try {
            String typed = screen.read();
            while (typed != null && handle(typed)) {
                typed = screen.read();
            }
            leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /// Does what was typed.
    ///
    /// @return whether they stay
    private boolean handle(String typed) throws InterruptedException {
        if (typed.isBlank()) {
            enter();
            return true;
        }
        var local = Local.of(typed);
        if (local.isPresent()) {
            local(local.get());
            return true;
        }
        if (Slash.parse(typed) instanceof Slash.Spoken.Typed(Slash command, _, _)
                && command == Slash.QUIT) {
            return false;
        }
        warned = false;
        if (away && screen.person()) {
            warn(wording.of("terminal.waits", "text", typed));
        }
        mouth.say(typed);
        return true;
    }

    private void enter() throws InterruptedException {
        if (timedOut) {
            mouth.again();
        } else if (warned) {
            local(Local.STAY);
        }
    }

    private void local(Local local) throws InterruptedException {
        switch (local) {
            case STAY -> {
                warned = false;
                mouth.stay();
                answer(List.of(wording.of("room.stayed")));
            }
            case WHO -> answer(List.of(present()));
            case MORE -> more();
        }
    }

    /// What was said before what is shown. It is asked for here, so that the page stands together.
    private void more() throws InterruptedException {
        try {
            Frame.Body.Past past = client.history(earlier, PAGE);
            if (past.entries().isEmpty()) {
                answer(List.of(wording.of("terminal.nothing-more")));
                return;
            }
            earlier = past.entries().getFirst().seq();
            List<Line> lines = new ArrayList<>();
            lines.add(new Line.Notice(wording.of("room.past"), false));
            Transcript page = new Transcript(wording, LocalDate.now(wording.zone()));
            lines.addAll(page.page(mirror, past.entries()));
            screen.show(lines);
        } catch (Refused refused) {
            answer(List.of(wording.refusal(refused)));
        } catch (Gone gone) {
            // It is said by who shows.
        }
    }

    private LiveScreen.Completions completions() {
        List<String> commands =
                Stream.concat(
                                Arrays.stream(Slash.values()).map(Slash::word),
                                Arrays.stream(Local.values()).map(Local::word))
                        .sorted()
                        .toList();
        List<String> names =
                mirror.session().members().all().stream()
                        .filter(m -> m.number() != mirror.me())
                        .map(m -> Printable.of(m.name().value()))
                        .toList();
        return new LiveScreen.Completions(commands, names);
    }

    /// They are writing; told at most once a minute.
    private void typed() {
        long now = System.nanoTime();
        long last = drafted.get();
        boolean due = last == 0 || now - last > TimeUnit.MILLISECONDS.toNanos(Limits.DRAFT_EVERY);
        if (due && !away && !timedOut && drafted.compareAndSet(last, now)) {
            mouth.draft();
        }
    }

    // What became of what was said.

    @Override
    public void answered(Frame.Body body) {
        answer(wording.answer(body));
    }

    private void answer(List<String> lines) {
        if (!lines.isEmpty()) {
            String clock = wording.clock(System.currentTimeMillis());
            inbox.aside(new Line.Answer(clock, lines));
        }
    }

    @Override
    public void refused(String text, Refused why) {
        boolean message = !text.isEmpty() && (!text.startsWith("/") || text.startsWith("//"));
        List<String> lines = new ArrayList<>();
        if (message) {
            lines.add(wording.of("room.sent-not", "text", text));
        }
        lines.add(wording.refusal(why));
        answer(lines);
    }

    @Override
    public void lost(String text, Gone why) {
        if (!text.isEmpty()) {
            warn(wording.of("room.sent-not", "text", text));
            end.complete(Task.FAILED);
        }
    }

    @Override
    public void again() {
        timedOut = false;
        String session = mirror.session().terms().name().value();
        inbox.aside(new Line.Notice(wording.of("terminal.again.done", "session", session), false));
    }

    // Leaving.

    /// All is said; then they leave. A person does not have to wait for that, and when they are
    /// told to be out everything before that has been shown.
    private void leave() throws InterruptedException {
        if (screen.person()) {
            mouth.finish(GOODBYE);
        } else {
            mouth.finish();
        }
        if (!leaveQuickly() || !shown()) {
            goodbye();
        }
    }

    private boolean shown() {
        try {
            end.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void goodbye() {
        if (screen.person() && !end.isDone()) {
            notice(wording.of("room.left"));
        }
        end.complete(Task.DONE);
    }

    /// Leaves without waiting long for a server that does not answer; also when the process is
    /// ended.
    ///
    /// @return whether the server has let them go
    private boolean leaveQuickly() {
        leaving = true;
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                client.leave();
                left.complete(true);
            } catch (Refused | Gone | InterruptedException e) {
                left.complete(false); // they are out already
            }
        });
        return left.completeOnTimeout(false, GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
