package chatroom.terminal;

import chatroom.wording.Person;

/// The colours of people at a terminal. Stateless.
final class Hues {
    /// Of the 256 colours of terminals, those that can be read on black as well as on white.
    private static final int[] COLOURS = {167, 173, 136, 106, 71, 36, 37, 74, 69, 98, 133, 168};

    private Hues() {}

    /// Their number among the 256 colours of terminals.
    static int colour(Person person) {
        return COLOURS[person.hue()];
    }
}
