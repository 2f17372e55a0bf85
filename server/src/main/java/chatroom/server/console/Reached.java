package chatroom.server.console;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the operator whether any other device has come through to this server, and what to do as
/// long as none has: a firewall in the way looks from here like nobody being interested. Any
/// thread.
public final class Reached {
    private final Face face;
    private final AtomicBoolean reached = new AtomicBoolean();

    public Reached(Face face) {
        this.face = face;
    }

    /// Something came from that address. A hint only: where it came by UDP it may be forged.
    public void by(InetAddress address) {
        if (!reached.get() && !address.isLoopbackAddress()) {
            // Asking for the interfaces takes long on a machine with many.
            Thread.startVirtualThread(() -> {
                if (isAnotherDevice(address) && !reached.getAndSet(true)) {
                    face.line("The first other device has reached me: " + address.getHostAddress());
                }
            });
        }
    }

    private static boolean isAnotherDevice(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }

    /// Waits, and then says what to do where no other device has come through.
    ///
    /// @param port the TCP port
    /// @param java the program that runs the server
    public void hint(Duration after, int port, String java) throws InterruptedException {
        Thread.sleep(after);
        if (!reached.get()) {
            face.block(advice(Firewall.here(), port, java));
        }
    }

    static List<String> advice(Firewall firewall, int port, String java) {
        List<String> lines = new ArrayList<>();
        lines.addAll(
                Lines.wrap(
                        "No other device has reached me yet. If people cannot find this server or"
                                + " connect to it, a firewall may be in the way. "
                                + firewall.says(),
                        Lines.WIDTH - Face.MARGIN.length()));
        firewall.commands(port, java).forEach(command -> lines.add("  " + command));
        return lines;
    }
}
