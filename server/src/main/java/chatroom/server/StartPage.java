package chatroom.server;

import chatroom.core.Product;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page that a browser shows at the server's address: what this is and how to join, in words,
/// without a script. Immutable; any thread.
///
/// @param html the whole page
record StartPage(String html) {
    private static final String STYLE =
            """
            :root { color-scheme: light dark }
            body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem }
            h1 { line-height: 1.2 }
            code { font-size: 1rem; overflow-wrap: anywhere }
            footer { opacity: .7; font-size: .9rem }
            """;

    /// @param server the server's name, as the operator gave it
    static StartPage of(String server) {
        return new StartPage(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>%5$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>Here people nearby talk with each other: no account, no internet.
                You have reached the server, so your network lets you through.</p>
                <h2>How to join</h2>
                <p>Get %2$s on your computer and, in a terminal in its folder, type:</p>
                <p><code>./%3$s join</code></p>
                <p>It finds this server by itself, shows the chat sessions, and asks for your name.
                Where it does not find it, give it the address that you see in this browser:</p>
                <p><code>./%3$s join --server ADDRESS</code></p>
                <p>Some sessions need a code of five digits; somebody who is in can tell you.</p>
                </main>
                <footer><p>%2$s %4$s</p></footer>
                </body>
                </html>
                """
                        .formatted(
                                escaped(server),
                                Product.NAME,
                                Product.COMMAND,
                                Product.VERSION,
                                STYLE));
    }

    /// The style and no other: none that somebody smuggles in by a name (CSP Level 3, section
    /// 2.3.1).
    String policy() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// As text or as an attribute's value (HTML, 13.1.2.3 and 13.1.4).
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
