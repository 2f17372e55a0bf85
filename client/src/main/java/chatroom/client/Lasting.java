package chatroom.client;

/// What a client has that outlives its connections.
record Lasting(Outstanding outstanding, Presence presence, Watched list, Teller teller) {}
