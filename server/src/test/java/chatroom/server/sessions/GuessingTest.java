package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Many who guess, or mistype, at once: codes are kept, and nobody is locked out.
class GuessingTest extends AtTheDoor {
    @Test
    void thirty_people_behind_one_address_who_each_mistype_once_are_in_within_30_seconds() {
        annaLeads(CODE);
        anna.always(this::letIn);
        Random random = new Random(7);
        List<Guest> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Guest guest = house.guest(HALL);
            String name = "Guest" + i;
            people.add(guest);
            long mistype = 1L + random.nextInt(10_000);
            guest.loop().after(mistype, () -> send(guest, name, WRONG));
            // Told that it is wrong they type it again; left to wait, they look at it again.
            guest.always(f -> {
                if (f instanceof Frame.No no && no.id() == 1 && guest.heard() < 4) {
                    guest.loop().after(3_000, () -> send(guest, name, CODE));
                } else if (f instanceof Frame.Push.Waiting w && w.id() == 1) {
                    guest.loop().after(10_000, () -> send(guest, name, CODE));
                }
            });
        }
        house.pass(30_000);
        for (Guest guest : people) {
            assertThat(guest.all(Frame.State.class)).hasSize(1);
        }
        assertThat(people.stream().filter(g -> g.answer(1).equals("code-wrong")))
                .hasSize(Limits.CODE_TRIES_PER_SOURCE);
    }

    private static void send(Guest guest, String name, String code) {
        guest.send(id -> new Request.Join(id, "Planets", name, code, null));
    }

    private void letIn(Frame frame) {
        if (frame instanceof Frame.Push.Knock knock) {
            anna.loop()
                    .after(
                            1_000,
                            () -> anna.send(id -> new Request.Admit(id, knock.knock(), true)));
        }
    }

    @Test
    void sixty_four_sources_guess_for_an_hour_within_the_budget_while_200_honest_people_get_in() {
        annaLeads(CODE);
        anna.always(frame -> {
            if (frame instanceof Frame.Push.Knock knock) {
                boolean known = knock.name().startsWith("Friend");
                anna.loop()
                        .after(
                                5_000,
                                () -> anna.send(id -> new Request.Admit(id, knock.knock(), known)));
            }
        });
        Random random = new Random(3);
        List<Guest> guessers = new ArrayList<>();
        for (int source = 0; source < 64; source++) {
            for (int i = 0; i < 4; i++) {
                guessers.add(guesser("10.6.4." + source, random));
            }
        }
        List<Guest> friends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "Friend" + i;
            Guest friend = house.guest("10.2." + i % 50 + ".1");
            friends.add(friend);
            friend.loop().after(1L + random.nextInt(3_500_000), () -> send(friend, name, CODE));
        }
        house.pass(3_600_000);
        for (Guest friend : friends) {
            assertThat(friend.answer(1)).isEqualTo("ok");
        }
        long evaluated =
                guessers.stream()
                        .flatMap(g -> g.all(Frame.No.class).stream())
                        .filter(no -> no.refusal().code().wire().equals("code-wrong"))
                        .count();
        assertThat(evaluated).isEqualTo(Limits.CODE_TRIES);
        assertThat(guessers).allMatch(g -> g.all(Frame.State.class).isEmpty());
        assertThat(anna.events().stream().filter(Event.Joined.class::isInstance)).hasSize(200);
    }

    /// Tries one code after the other as soon as it has an answer, and any code but the right one:
    /// whether a guess happens to be right is another matter.
    private Guest guesser(String source, Random random) {
        Guest guest = house.guest(source);
        Runnable guess =
                () -> send(guest, "Mallory", String.format("%05d", random.nextInt(12_345)));
        guest.always(f -> {
            if (f instanceof Frame.No) {
                guest.loop().after(1L + random.nextInt(1_000), guess);
            }
        });
        guest.loop().after(1L + random.nextInt(60_000), guess);
        return guest;
    }
}
