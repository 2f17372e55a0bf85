package chatroom.server.console;

import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import chatroom.server.sessions.Operator;
import chatroom.server.sessions.Operator.Person;
import chatroom.wire.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Does what the operator types, line by line. Runs on a thread of its own, on which it may wait.
public final class Console {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final long ANSWER_SECONDS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Operator operator;
    private final Runnable stop;
    private final Face face;
    private final Showing showing;

    public Console(Operator operator, Runnable stop, Face face, Showing showing) {
        this.operator = operator;
        this.stop = stop;
        this.face = face;
        this.showing = showing;
    }

    /// Reads until the input ends; the server goes on without.
    public void run(BufferedReader in) throws InterruptedException {
        while (true) {
            try {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                face.show(answer(line));
            } catch (IOException e) {
                // In the background of a terminal nothing can be read, until it is in front again.
                Thread.sleep(TRY_AGAIN);
            }
        }
    }

    /// The lines that answer one line.
    List<String> answer(String line) {
        try {
            return switch (Order.parse(line)) {
                case Order.Nothing _ -> List.of();
                case Order.Wrong wrong -> List.of(wrong.sentence());
                case Order.Help _ -> help();
                case Order.Sessions _ -> sessions(operator.sessions());
                case Order.Members(String session) -> members(session);
                case Order.Kick(String session, String member, String reason) ->
                        done(session, operator.kick(session, member, reason));
                case Order.Close(String session) -> done(session, operator.close(session));
                case Order.Appoint(String session, String member) ->
                        done(session, operator.appoint(session, member));
                case Order.Recode(String session, String code) ->
                        done(session, operator.recode(session, Slash.noCode(code) ? null : code));
                case Order.Answer(String session, String name, boolean in) ->
                        done(session, operator.answer(session, name, in));
                case Order.Say(String session, String text) ->
                        done(session, operator.say(session, text));
                case Order.ShowCard(String session, boolean coded) -> card(session, coded);
                case Order.NextCard _ -> showing.next();
                case Order.SetWifi(String name, String password) ->
                        List.of(showing.wifi(name, password));
                case Order.Stop _ -> {
                    stop.run();
                    yield List.of();
                }
            };
        } catch (CompletionException e) {
            return List.of("There was no answer within %d seconds.".formatted(ANSWER_SECONDS));
        } catch (RejectedExecutionException e) {
            return List.of("The server is stopping.");
        }
    }

    private static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (Order.Verb verb : Order.Verb.values()) {
            lines.add("  %-30s%s".formatted(verb.usage(), verb.says));
        }
        lines.add("A name with spaces stands in \"double quotes\".");
        return lines;
    }

    static List<String> sessions(List<Frame.Listed> sessions) {
        return sessions.isEmpty()
                ? List.of("There are no sessions.")
                : sessions.stream().map(Console::session).toList();
    }

    private static String session(Frame.Listed session) {
        List<String> facts = new ArrayList<>();
        facts.add(session.members() == 1 ? "1 member" : session.members() + " members");
        facts.add(session.coded() ? "needs a code" : "no code");
        facts.add(
                session.standing()
                        ? "always there"
                        : "created " + time(session.created()) + " by " + name(session.creator()));
        return "  " + name(session.name()) + ": " + String.join(", ", facts);
    }

    private List<String> card(String session, boolean coded) {
        return session.isEmpty()
                ? showing.server()
                : showing.session(session, coded)
                        .map(Console::wait)
                        .orElseGet(() -> unknown(session));
    }

    private List<String> members(String session) {
        Optional<List<Person>> members = wait(operator.members(session));
        if (members.isEmpty()) {
            return unknown(session);
        }
        List<String> lines = new ArrayList<>(members(members.get()));
        wait(operator.knocks(session)).orElse(List.of()).stream()
                .map(name -> "  %s: knocks; 'admit' or 'deny'".formatted(name(name)))
                .forEach(lines::add);
        return lines;
    }

    static List<String> members(List<Person> members) {
        return members.isEmpty()
                ? List.of("Nobody is in it.")
                : members.stream()
                        .map(person ->
                                "  %s: joined %s%s%s"
                                        .formatted(
                                                name(person.name()),
                                                time(person.joinedAt()),
                                                person.admin() ? ", admin" : "",
                                                person.present() ? "" : ", away (place held)"))
                        .toList();
    }

    private static List<String> done(String session, CompletableFuture<Optional<Refusal>> asked) {
        return wait(asked).map(no -> refused(session, no)).orElse(List.of("Done."));
    }

    /// The sentences are written for members; what they say differently to an operator is said
    /// here.
    private static List<String> refused(String session, Refusal no) {
        return switch (no.code()) {
            case SESSION_UNKNOWN -> unknown(session);
            case MEMBER_UNKNOWN ->
                    List.of(
                            "There is no member %s in it. 'members %s' lists them."
                                    .formatted(no.args().getFirst(), name(session)));
            case KNOCK_OVER -> List.of("Nobody of that name waits to be let in.");
            case ADMIN_ALREADY -> List.of(no.args().getFirst() + " is its admin already.");
            default -> List.of(no.sentence());
        };
    }

    private static List<String> unknown(String session) {
        return List.of("There is no session %s. 'sessions' lists them.".formatted(name(session)));
    }

    private static <T> T wait(CompletableFuture<T> answer) {
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    /// As it is typed here: ready to be copied into the next line.
    private static String name(String name) {
        String shown = Printable.of(name);
        return shown.contains(" ") ? '"' + shown + '"' : shown;
    }

    private static String time(long millis) {
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
        return (time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TIME : DAY)
                .format(time);
    }
}
