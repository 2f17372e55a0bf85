package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Tests the contract itself: a log that keeps nothing breaks every numbered promise of it.
class ContractIsWorthSomethingTest {
    private static final Pattern NUMBER = Pattern.compile("must_(\\d\\d)_");

    @Test
    void every_number_of_the_seam_has_a_test_that_a_worthless_log_fails() throws IOException {
        Set<String> failed = new TreeSet<>(failed(WorthlessSuites.DoingNothing.class));
        failed.addAll(failed(WorthlessSuites.Lying.class));
        assertThat(failed).isEqualTo(numbers());
    }

    /// The numbers in the seam's own documentation.
    private static Set<String> numbers() throws IOException {
        Set<String> numbers = new TreeSet<>();
        Path seam = Path.of("src/main/java/chatroom/log/SessionLog.java");
        Matcher line = Pattern.compile("(?m)^/// (\\d+)\\. ").matcher(Files.readString(seam));
        while (line.find()) {
            numbers.add(String.format("%02d", Integer.parseInt(line.group(1))));
        }
        return numbers;
    }

    private static Set<String> failed(Class<?> suite) {
        Set<String> failed = new ConcurrentSkipListSet<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(suite))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                Matcher number = NUMBER.matcher(test.getDisplayName());
                                if (number.find()
                                        && result.getStatus()
                                                == TestExecutionResult.Status.FAILED) {
                                    failed.add(number.group(1));
                                }
                            }
                        });
        return failed;
    }
}
