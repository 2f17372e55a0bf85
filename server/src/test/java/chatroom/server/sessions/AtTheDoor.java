package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session that Anna leads, in a test, and people at its door.
abstract class AtTheDoor {
    static final String CODE = House.CODE;
    static final String WRONG = "54321";
    static final String HALL = "10.0.0.7";

    final House house = new House(1);
    final Guest anna = house.guest("10.0.0.1");

    void annaLeads(@Nullable String code) {
        anna.create("Planets", "Anna", code);
    }

    /// As many wrong codes as are looked at from there.
    void spend(String source) {
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            Guest guesser = house.guest(source);
            assertThat(guesser.answer(guesser.join("Planets", "Mallory", WRONG)))
                    .isEqualTo("code-wrong");
        }
    }

    Guest knocks(String source, String name, String code) {
        Guest guest = house.guest(source);
        assertThat(guest.answer(guest.join("Planets", name, code))).isEmpty();
        assertThat(guest.last(Frame.Push.Waiting.class))
                .isEqualTo(new Frame.Push.Waiting(1, house.now() + Limits.KNOCK_FOR));
        return guest;
    }

    /// Who is shown to them now.
    static List<String> shown(Guest guest) {
        Map<String, String> open = new LinkedHashMap<>();
        for (Frame.Push push : guest.all(Frame.Push.class)) {
            switch (push) {
                case Frame.Push.Knock knock -> open.put(knock.knock(), knock.name());
                case Frame.Push.KnockOver over -> open.remove(over.knock());
                default -> {}
            }
        }
        return List.copyOf(open.values());
    }
}
