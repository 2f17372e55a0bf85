package chatroom.card;

/// The Wi-Fi that people need. Immutable; any thread.
///
/// @param name as it stands in the list of a phone
/// @param password empty where it has none
public record Wifi(String name, String password) {
    /// Whether that can be a Wi-Fi's password (IEEE 802.11, J.4: 8 to 63 characters).
    public static boolean fits(String password) {
        return password.length() >= 8 && password.length() <= 63;
    }

    /// What a phone's camera understands: `WIFI:T:WPA;S:name;P:password;;` (Wi-Fi Alliance, WPA3
    /// specification, section 7).
    public String text() {
        return password.isEmpty()
                ? "WIFI:T:nopass;S:%s;;".formatted(escaped(name))
                : "WIFI:T:WPA;S:%s;P:%s;;".formatted(escaped(name), escaped(password));
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\;,\":])", "\\\\$1");
    }

    /// Without the password, so that none gets into output.
    @Override
    public String toString() {
        return "Wifi[" + name + "]";
    }
}
