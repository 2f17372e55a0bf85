package chatroom.server.console;

import java.util.List;

/// What a server that has just started tells its operator. Immutable; any thread.
///
/// @param identity what people compare when they first meet this server
/// @param hosts names by which people reach this computer, as the operator gave them, with the port
/// @param addresses likeliest first, without port
/// @param port the TCP port in use
/// @param wanted the one that was to be used
/// @param data where sessions are kept, or the identity alone where they are not
/// @param found whether the server answers those who look for one
/// @param plain whether one can come in without encryption
public record Facts(
        String version,
        String name,
        String identity,
        List<String> hosts,
        List<Address> addresses,
        int port,
        int wanted,
        String exitCode,
        String data,
        boolean ephemeral,
        boolean unlimited,
        boolean found,
        boolean plain) {

    /// An address of this computer as it is typed, in brackets where it has colons.
    ///
    /// @param adapter the system's name of the interface that has it
    /// @param virtual it leads to containers, virtual machines or a VPN
    public record Address(String host, String adapter, boolean virtual) {}

    public Facts {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }
}
