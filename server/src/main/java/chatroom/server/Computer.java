package chatroom.server;

import chatroom.core.Printable;
import chatroom.core.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What this computer is called, as the name of a server that was given none. Stateless.
final class Computer {
    /// Where Linux says it at once; Java would ask the resolver, which may take seconds.
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private Computer() {}

    static String name() {
        return clean(raw(System.getenv()));
    }

    /// The host's name in full where it is one that can be typed, without a dot at its end; else
    /// empty.
    static String host() {
        String host = raw(System.getenv()).strip().replaceFirst("\\.$", "");
        return host.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?") ? host : "";
    }

    /// The program that runs this, by which some firewalls know it.
    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static String raw(Map<String, String> environment) {
        String windows = environment.getOrDefault("COMPUTERNAME", "");
        if (!windows.isEmpty()) {
            return windows;
        }
        try {
            return Files.isReadable(LINUX)
                    ? Files.readString(LINUX)
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        } catch (IOException e) {
            return environment.getOrDefault("HOSTNAME", "");
        }
    }

    /// The host's own part of it; the product's name where that tells people nothing: no name, an
    /// address, or the hexadecimal id of a container.
    static String clean(String raw) {
        String host = raw.strip().split("\\.", 2)[0];
        boolean nameless =
                host.isEmpty()
                        || host.equalsIgnoreCase("localhost")
                        || host.matches("[0-9]+|[0-9a-f]{12}")
                        || !Printable.of(host).equals(host)
                        || host.getBytes(StandardCharsets.UTF_8).length > Config.NAME_BYTES;
        return nameless ? Product.NAME : host;
    }
}
