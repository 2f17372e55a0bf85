package chatroom.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// The size and theme of a browser, and the language of its person.
record Looks(int width, int height, boolean dark, boolean phone, String language) {
    static final Looks DESKTOP = new Looks(1000, 680, false, false, "en-GB");
    static final Looks PHONE = new Looks(375, 720, false, true, "en-GB");

    Looks dark(boolean on) {
        return new Looks(width, height, on, phone, language);
    }

    Looks wide(int pixels) {
        return new Looks(pixels, height, dark, phone, language);
    }

    Looks speaking(String other) {
        return new Looks(width, height, dark, phone, other);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(1)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setLocale(language)
                .setTimezoneId("UTC")
                .setIgnoreHTTPSErrors(true);
    }
}
