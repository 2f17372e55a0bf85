package chatroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What nobody should have to notice in a review.
class RepositoryTest {
    private static final int LINES = 300;

    /// Everything a person wrote that is text.
    private static final Pattern TEXT =
            Pattern.compile(
                    ".*\\.(java|md|xml|sh|cmd|py|js|mjs|css|html|json|properties|options|sql|txt)"
                        + "|chatroom|verify|(bench|hostile)/run|\\.ci/.*|\\.mvn/.*|\\.gitignore|NOTICE|LICENSE");

    @Test
    void there_are_files_to_look_at() {
        assertThat(texts()).map(Repository::name).contains("pom.xml", "verify", "chatroom");
    }

    @Test
    void a_source_file_can_be_read_in_one_go() {
        assertThat(Repository.files(name -> name.matches("[^/]+/src/main/java/.*\\.java")))
                .isNotEmpty()
                .filteredOn(file -> Repository.read(file).lines().count() > LINES)
                .as("files of more than %d lines: split them", LINES)
                .map(Repository::name)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later_in_the_code() {
        // Written so that this file does not find itself.
        assertThat(found("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b"))
                .as("do it, or open an issue")
                .isEmpty();
    }

    @Test
    void nothing_names_a_path_of_somebodys_machine() {
        // Homebrew on Linux lives below /home on every machine.
        assertThat(
                        found(
                                "(?<![\\w.:/$}*-])/(root|work|tmp|Users|home(?!/linuxbrew))/\\w|\\b[A-Z]:\\\\Users\\\\\\w"))
                .as("it is not there on another machine")
                .isEmpty();
    }

    @Test
    void nothing_names_the_host_of_a_registry() {
        assertThat(
                        found(
                                "repo1?\\.maven|central\\.sonatype|registry\\.npmjs|registry\\.yarnpkg|pypi\\.org"
                                    + "|pythonhosted\\.org|proxy\\.golang|(docker|ghcr|quay)\\.io\\b|plugins\\.gradle"))
                .as("where libraries come from is the business of whoever builds")
                .isEmpty();
    }

    @Test
    void the_modules_of_the_parent_pom_are_the_folders_with_a_pom() {
        assertThat(matches(read("pom.xml"), "<module>([^<]+)</module>"))
                .containsExactlyInAnyOrderElementsOf(
                        Repository.files(name -> name.matches("[^/]+/pom\\.xml")).stream()
                                .map(pom -> Repository.name(pom).replace("/pom.xml", ""))
                                .toList());
    }

    @Test
    void the_rules_of_the_architecture_know_every_module() {
        assertThat(Part.ALL)
                .map(Part::name)
                .containsExactlyInAnyOrderElementsOf(
                        matches(read("pom.xml"), "<module>([^<]+)</module>"));
    }

    @Test
    void the_version_is_that_of_the_pom() {
        assertThat(matches(read("pom.xml"), "<version>([^<]+)</version>").getFirst())
                .isEqualTo(Product.VERSION);
    }

    @Test
    void what_people_start_can_be_started() {
        assertThat(
                        Stream.of("chatroom", "verify", "bench/run", "hostile/run", ".ci/run")
                                .map(Repository.ROOT::resolve))
                .allMatch(Files::isExecutable);
    }

    private static List<Path> texts() {
        return Repository.files(name -> TEXT.matcher(name).matches());
    }

    /// Every place where the pattern occurs, as file:line: what.
    private static List<String> found(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return texts().stream()
                .flatMap(file -> {
                    String text = Repository.read(file);
                    return wanted.matcher(text).results().map(hit -> place(file, text, hit));
                })
                .toList();
    }

    private static String place(Path file, String text, MatchResult hit) {
        long line = text.substring(0, hit.start()).lines().count();
        return Repository.name(file) + ":" + Math.max(1, line) + ": " + hit.group();
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group(1)).toList();
    }

    private static String read(String name) {
        return Repository.read(Repository.ROOT.resolve(name));
    }
}
