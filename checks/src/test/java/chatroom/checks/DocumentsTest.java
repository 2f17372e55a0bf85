package chatroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/// What is written about the project leads somewhere.
class DocumentsTest {
    private static final List<Path> DOCUMENTS = Repository.files(name -> name.endsWith(".md"));
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

    @Test
    void there_are_documents_to_look_at() {
        assertThat(DOCUMENTS).map(Repository::name).contains("README.md", "docs/adr/README.md");
    }

    @Test
    void every_link_leads_to_a_file_that_exists() {
        assertThat(DOCUMENTS)
                .flatMap(document ->
                        linksIn(document).stream().map(it -> new Reference(document, it)).toList())
                .filteredOn(Reference::isBroken)
                .isEmpty();
    }

    /// A promise whose test is gone is none.
    @Test
    void every_test_that_is_named_exists() {
        List<String> tests =
                Repository.files(name -> name.endsWith("Test.java")).stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .toList();
        List<String> named =
                DOCUMENTS.stream()
                        .flatMap(document -> TEST.matcher(Repository.read(document)).results())
                        .map(match -> match.group(1))
                        .distinct()
                        .toList();
        assertThat(named).contains("TrustTest", "DurabilityTest");
        assertThat(tests).containsAll(named);
    }

    @Test
    void the_index_lists_every_decision_and_nothing_else() {
        Path index = Repository.ROOT.resolve("docs/adr/README.md");
        assertThat(
                        linksIn(index).stream()
                                .filter(link -> link.matches("\\d{4}-.*\\.md"))
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Repository.files(name -> name.matches("docs/adr/\\d{4}-[^/]*\\.md"))
                                .stream()
                                .map(file -> file.getFileName().toString())
                                .toList());
    }

    @Test
    void decisions_are_numbered_without_gaps() {
        List<String> numbers =
                Repository.files(name -> name.matches("docs/adr/\\d{4}-[^/]*\\.md")).stream()
                        .map(file -> file.getFileName().toString().substring(0, 4))
                        .toList();
        List<String> expected = new ArrayList<>();
        numbers.forEach(number -> expected.add("%04d".formatted(expected.size() + 1)));
        assertThat(numbers).isEqualTo(expected);
    }

    private record Reference(Path document, String link) {
        boolean isBroken() {
            URI uri = URI.create(link);
            if (uri.getScheme() != null || uri.getPath().isEmpty()) {
                return false;
            }
            return !Files.exists(document.resolveSibling(uri.getPath()).normalize());
        }

        @Override
        public String toString() {
            return Repository.name(document) + " -> " + link;
        }
    }

    private static List<String> linksIn(Path document) {
        List<String> links = new ArrayList<>();
        Parser.builder()
                .build()
                .parse(Repository.read(document))
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                links.add(link.getDestination());
                                visitChildren(link);
                            }

                            @Override
                            public void visit(Image image) {
                                links.add(image.getDestination());
                            }
                        });
        return links;
    }
}
