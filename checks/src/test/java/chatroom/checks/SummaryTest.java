package chatroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.checks.TestResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final TestResult PASSED = new TestResult("A: b", Outcome.PASSED, "");
    private static final TestResult FAILED = new TestResult("A: c", Outcome.FAILED, "expected 1");
    private static final TestResult SKIPPED = new TestResult("A: d", Outcome.SKIPPED, "no root");

    @Test
    void a_report_is_read_test_by_test(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("TEST-chatroom.x.SomeTest.xml");
        Files.writeString(
                report,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="chatroom.x.SomeTest" tests="4">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="it_works" classname="chatroom.x.SomeTest" time="0.2">
                    <system-out><![CDATA[<failure>]]></system-out>
                  </testcase>
                  <testcase name="it_breaks" classname="chatroom.x.SomeTest">
                    <failure message="expected: 1&#10;but was: 2" type="org.opentest4j.AssertionFailedError"><![CDATA[trace]]></failure>
                    <system-out>x</system-out>
                  </testcase>
                  <testcase name="it_throws" classname="chatroom.x.SomeTest">
                    <error type="java.lang.IllegalStateException"><![CDATA[java.lang.IllegalStateException: closed
                	at x]]></error>
                  </testcase>
                  <testcase name="" classname="chatroom.x.SomeTest">
                    <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no root here
                	at x]]></skipped>
                  </testcase>
                </testsuite>
                """);
        assertThat(TestResult.in(report))
                .containsExactly(
                        new TestResult("SomeTest: it works", Outcome.PASSED, ""),
                        new TestResult(
                                "SomeTest: it breaks", Outcome.FAILED, "expected: 1 but was: 2"),
                        new TestResult(
                                "SomeTest: it throws",
                                Outcome.FAILED,
                                "IllegalStateException: closed"),
                        new TestResult("SomeTest", Outcome.SKIPPED, "no root here"));
    }

    @Test
    void the_last_line_has_the_numbers() {
        assertThat(Summary.text(List.of(PASSED, PASSED, FAILED, SKIPPED), false))
                .endsWith("2 passed, 1 failed, 1 skipped%n".formatted());
    }

    @Test
    void what_did_not_pass_is_named_with_its_reason() {
        assertThat(Summary.text(List.of(PASSED, FAILED, SKIPPED), false))
                .contains("FAILED   A: c", "expected 1", "skipped  A: d", "no root")
                .doesNotContain("A: b");
    }

    @Test
    void a_skipped_test_is_a_failure_only_in_continuous_integration() {
        assertThat(Summary.holds(List.of(PASSED, SKIPPED), false)).isTrue();
        assertThat(Summary.holds(List.of(PASSED, SKIPPED), true)).isFalse();
    }

    @Test
    void a_failed_test_and_no_test_at_all_are_failures() {
        assertThat(Summary.holds(List.of(PASSED, FAILED), false)).isFalse();
        assertThat(Summary.holds(List.of(), false)).isFalse();
        assertThat(Summary.holds(List.of(PASSED), true)).isTrue();
    }
}
