package chatroom.core;

/// What the program is called on screen and which version of it this is: the only place in the code
/// where either is written. A test in `checks` holds the version to the pom's. Constants; any
/// thread.
public final class Product {
    /// The name that people see.
    public static final String NAME = "Chatroom";

    /// What is typed to start it.
    public static final String COMMAND = "chatroom";

    /// The version, as in the pom.
    public static final String VERSION = "0.1.0";

    private Product() {}
}
