package chatroom.discovery;

import java.net.InetAddress;
import java.util.List;

/// A server as DNS-SD tells of it. Immutable; any thread.
///
/// @param info its numbers of sessions and members are not told and 0
/// @param addresses as told, not checked
/// @param adapterIndex of the interface it was heard on
/// @param isGone the announcement was taken back
record Sighting(ServerInfo info, List<InetAddress> addresses, int adapterIndex, boolean isGone) {}
