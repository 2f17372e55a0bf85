package chatroom.discovery;

/// Hears of servers as they come and go during [Finder#watch]. Called on the watch's own thread,
/// one call at a time; it should not block for long, or answers are lost.
public interface FinderListener {
    /// A server that was not in the list.
    void found(FoundServer server);

    /// What is known of a server in the list is no longer the same.
    default void changed(FoundServer server) {}

    /// A server has not answered for four rounds of pings, said goodbye, or made room for one that
    /// is always kept.
    default void gone(FoundServer server) {}
}
