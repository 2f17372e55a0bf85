package chatroom.client;

import java.io.IOException;

/// What answers is not the server that was meant: it has another identity. It was told nothing but
/// the hello.
public final class OtherServer extends IOException {
    OtherServer(Address address) {
        super(address + " is another server than the one that was meant");
    }
}
