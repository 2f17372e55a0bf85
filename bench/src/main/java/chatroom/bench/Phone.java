package chatroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// From the address in a phone's browser until the list of sessions can be used: a phone is a
/// browser whose scripts run as many times slower, behind a Wi-Fi, with nothing in store. Holds
/// nothing.
final class Phone {
    /// What a page is to be used within (issue "In any browser, on any phone").
    private static final double TARGET_MILLIS = 1_000;

    /// Times that a phone's processor is slower than this one; the first is the one promised for.
    private static final List<Integer> SLOWER = List.of(4, 6);

    /// A busy Wi-Fi: 10 Mbit/s, in bytes a second, and milliseconds there and back.
    private static final String WIFI =
            "{\"offline\":false,\"latency\":40,\"downloadThroughput\":1250000,"
                    + "\"uploadThroughput\":1250000,\"connectionType\":\"wifi\"}";

    private static final String SCREEN =
            "{\"width\":390,\"height\":844,\"deviceScaleFactor\":3,\"mobile\":true}";

    /// Calls `usable` with two times, in milliseconds since it was gone to: after the frame in
    /// which a session that can be pressed was drawn, and, since it is pressed at once, when its
    /// dialog is open.
    private static final String WATCH =
            "{\"source\":\"const look = () => {"
                    + " const session = document.querySelector('.session');"
                    + " if (session && session.getBoundingClientRect().height > 0)"
                    + " requestAnimationFrame(() => setTimeout(() => press(session)));"
                    + " else requestAnimationFrame(look); };"
                    + " const press = session => { const listed = performance.now();"
                    + " session.click();"
                    + " const wait = () => document.querySelector('dialog[open]')"
                    + " ? usable(listed + ' ' + performance.now())"
                    + " : requestAnimationFrame(wait);"
                    + " wait(); };"
                    + " requestAnimationFrame(look);\"}";

    /// When the list could be used, and when the dialog was open.
    private record Load(Duration list, Duration dialog) {}

    private Phone() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        Path folder = Files.createTempDirectory(target, "browser-");
        try (ServerProcess server = ServerProcess.start(plan);
                Chromium browser = new Chromium(folder)) {
            server.awaitConnection();
            String address = "http://" + server.address() + "/";
            time(browser, address, 1); // what the browser and the server do once
            for (int slower : SLOWER) {
                List<Load> loads = new ArrayList<>();
                for (int i = 0; i < plan.runs(); i++) {
                    loads.add(time(browser, address, slower));
                }
                figures.add(list(slower, new Times(loads.stream().map(Load::list).toList())));
                figures.add(dialog(new Times(loads.stream().map(Load::dialog).toList())));
            }
        }
        return figures;
    }

    private static Figure list(int slower, Times times) {
        String what =
                "List usable in a browser %d times slower, 10 Mbit/s, 40 ms".formatted(slower);
        return Figure.promised(what, "< 1.0 s", seconds(times), times.median() < TARGET_MILLIS);
    }

    private static Figure dialog(Times times) {
        return Figure.beside("… a session pressed at once: its dialog open", seconds(times));
    }

    private static String seconds(Times times) {
        return "%.2f s (slowest %.2f s)".formatted(times.median() / 1e3, times.slowest() / 1e3);
    }

    private static Load time(Chromium browser, String address, int slower) throws IOException {
        try (Chromium.Tab tab = browser.tab()) {
            tab.ask("Page.enable", "{}");
            tab.ask("Runtime.enable", "{}");
            tab.ask("Network.enable", "{}");
            tab.ask("Emulation.setDeviceMetricsOverride", SCREEN);
            tab.ask("Network.emulateNetworkConditions", WIFI);
            tab.ask("Emulation.setCPUThrottlingRate", "{\"rate\":%d}".formatted(slower));
            tab.ask("Page.addScriptToEvaluateOnNewDocument", WATCH);
            String[] times = tab.callOf("usable", address).split(" ", 2);
            return new Load(millis(times[0]), millis(times[1]));
        }
    }

    private static Duration millis(String number) {
        return Duration.ofNanos((long) (Double.parseDouble(number) * 1e6));
    }
}
