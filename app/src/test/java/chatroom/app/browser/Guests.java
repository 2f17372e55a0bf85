package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.Wire;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/// What guests do together whichever way their frames go.
final class Guests {
    private Guests() {}

    /// Anna's network is cut and mended: what she says meanwhile is sent once, and what she missed
    /// is shown to her.
    static void talkThroughACut(Guest anna, Guest ben, Wire wire) {
        wire.cut();
        anna.sees(".bar", "Connecting again");
        anna.say("while away");
        anna.sees(".waiting", "waits to be sent");
        ben.say("did you hear");
        ben.seesMessage("did you hear");
        wire.mend();
        ben.seesMessage("while away");
        anna.seesMessage("did you hear");
        anna.page.locator(".waiting").waitFor(Guest.GONE);
        PlaywrightAssertions.assertThat(anna.page.locator(".bar")).hasCount(0);
        assertThat(anna.page.locator(".bubble").allInnerTexts())
                .containsExactly("did you hear", "while away");
    }
}
