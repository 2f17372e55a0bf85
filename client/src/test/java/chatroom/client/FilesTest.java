package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.core.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients remember of a person, whole and damaged.
class FilesTest {
    private static final SessionId ID = new SessionId("a".repeat(26));
    private final List<Path> aside = new ArrayList<>();
    @TempDir Path folder = Path.of("");

    private RememberedServers servers() {
        return new RememberedServers(folder.resolve("chatroom"), aside::add);
    }

    private Profile profile() {
        return new Profile(folder.resolve("chatroom"), aside::add);
    }

    private static RememberedServers.Server server(String identity, String... addresses) {
        List<Address> all = List.of(addresses).stream().map(Address::parse).toList();
        return new RememberedServers.Server(identity(identity), "Server " + identity, all, 7);
    }

    /// Digits and letters of base32, made of a short name.
    private static String identity(String name) {
        String digits =
                name.chars()
                        .map(c -> c <= '9' ? c - '0' + 'a' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return digits + "z".repeat(52 - digits.length());
    }

    @Test
    void a_server_that_was_used_is_remembered_with_where_it_was_reached() throws Exception {
        servers().used(server("one", "10.0.0.1", "[fe80::1]:5"));
        servers().used(server("two", "10.0.0.2"));
        servers().used(server("one", "10.0.0.3", "10.0.0.1"));
        assertThat(servers().all())
                .containsExactly(
                        server("one", "10.0.0.3", "10.0.0.1", "[fe80::1]:5"),
                        server("two", "10.0.0.2"));
        assertThat(servers().find(identity("two"))).contains(server("two", "10.0.0.2"));
        assertThat(servers().find(identity("three"))).isEmpty();
    }

    @Test
    void what_is_remembered_has_a_bound() throws Exception {
        for (int i = 0; i < 60; i++) {
            String[] addresses =
                    IntStream.range(0, 20).mapToObj(a -> "10.0.0." + a).toArray(String[]::new);
            servers().used(server("s" + i, addresses));
        }
        assertThat(servers().all())
                .hasSize(50)
                .allSatisfy(s -> assertThat(s.addresses()).hasSize(8));
        assertThat(servers().all().getFirst().identity()).isEqualTo(identity("s59"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"servers\":7,\"places\":7}",
                "\u0000\u0001",
                "{\"servers\":[{}],\"places\":[{}]}"
            })
    void a_damaged_file_is_set_aside_and_one_begins_anew(String damaged) throws Exception {
        Path chatroom = Files.createDirectories(folder.resolve("chatroom"));
        for (String name : List.of("known-servers.json", "client.json")) {
            Files.writeString(chatroom.resolve(name), damaged);
        }
        assertThat(servers().all()).isEmpty();
        assertThat(profile().name()).isEmpty();
        servers().used(server("one", "10.0.0.1"));
        profile().used("Anna");
        assertThat(servers().all()).hasSize(1);
        assertThat(profile().name()).contains("Anna");
        assertThat(aside)
                .containsExactly(
                        chatroom.resolve("known-servers.json.damaged"),
                        chatroom.resolve("client.json.damaged"));
        assertThat(aside).allSatisfy(p -> assertThat(p).hasContent(damaged));
    }

    @Test
    void a_file_that_is_far_too_large_is_not_read() throws Exception {
        Path chatroom = Files.createDirectories(folder.resolve("chatroom"));
        Files.write(chatroom.resolve("known-servers.json"), new byte[1 << 20]);
        assertThat(servers().all()).isEmpty();
        assertThat(aside).hasSize(1);
    }

    @Test
    void nobody_else_reads_what_is_written_and_nothing_is_left_beside_it() throws Exception {
        profile().used("Anna");
        Path file = folder.resolve("chatroom/client.json");
        assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this system has no such rights");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var all = Files.list(folder.resolve("chatroom"))) {
            assertThat(all.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("client.json", ".lock");
        }
    }

    @Test
    void a_place_is_free_when_the_program_that_held_it_is_gone() throws Exception {
        Place place = new Place(ID, 3, "token", 1L << 32);
        Holder gone = new Holder(ProcessHandle.current().pid(), 1);
        Profile.Held mine = new Profile.Held("s", ID, "Anna", place, null, Holder.self());
        Profile.Held dead = new Profile.Held("s", ID, "Berta", place, "admin", gone);
        profile().hold(mine);
        profile().hold(dead);
        assertThat(profile().free("s", ID, "Anna")).isEmpty();
        assertThat(profile().free("s", ID, "berta")).contains(dead);
        assertThat(profile().free("other", ID, "Berta")).isEmpty();
        profile().hold(dead.withPlace(null));
        assertThat(profile().free("s", ID, "Berta")).contains(dead.withPlace(null));
        profile().release(dead);
        assertThat(profile().free("s", ID, "Berta")).isEmpty();
        profile().used("Anna");
        profile().release(mine.withAdmin("x"));
        assertThat(profile().name()).contains("Anna");
    }

    @Test
    void the_folder_is_where_each_system_has_such_folders() {
        String set = folder.toAbsolutePath().toString();
        assertThat(Folders.config(Map.of("XDG_CONFIG_HOME", set), "Linux", "home"))
                .isEqualTo(Path.of(set, "chatroom"));
        assertThat(Folders.config(Map.of("XDG_CONFIG_HOME", "x"), "Linux", "home"))
                .isEqualTo(Path.of("home", ".config", "chatroom"));
        assertThat(Folders.config(Map.of(), "Mac OS X", "home"))
                .isEqualTo(Path.of("home", "Library", "Application Support", "chatroom"));
        assertThat(Folders.config(Map.of("APPDATA", set), "Windows 11", "home"))
                .isEqualTo(Path.of(set, "chatroom"));
        assertThat(Folders.config(Map.of(), "Windows 11", "home"))
                .isEqualTo(Path.of("home", "AppData", "Roaming", "chatroom"));
    }
}
