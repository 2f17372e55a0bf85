package chatroom.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// How one test went, from a report in the format of surefire. Immutable; any thread.
///
/// @param name the class, without its package, and the test
/// @param outcome how it ended
/// @param reason in a few words why it did not pass; empty if it did
record TestResult(String name, Outcome outcome, String reason) {

    enum Outcome {
        PASSED("passed"),
        FAILED("FAILED"),
        SKIPPED("skipped");

        final String said;

        Outcome(String said) {
            this.said = said;
        }
    }

    /// All results in one report, in its order.
    static List<TestResult> in(Path report) throws IOException, XMLStreamException {
        try (InputStream bytes = Files.newInputStream(report)) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            return in(factory.createXMLStreamReader(bytes));
        }
    }

    private static List<TestResult> in(XMLStreamReader xml) throws XMLStreamException {
        List<TestResult> results = new ArrayList<>();
        TestResult current = new TestResult("", Outcome.PASSED, "");
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                current =
                        switch (xml.getLocalName()) {
                            case "testcase" -> new TestResult(name(xml), Outcome.PASSED, "");
                            case "failure", "error" -> current.but(Outcome.FAILED, xml);
                            case "skipped" -> current.but(Outcome.SKIPPED, xml);
                            default -> current;
                        };
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                results.add(current);
            }
        }
        return results;
    }

    private static String name(XMLStreamReader xml) {
        String test = attribute(xml, "name");
        String type = attribute(xml, "classname");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return test.isEmpty() ? simple : simple + ": " + test.replace('_', ' ');
    }

    private TestResult but(Outcome worse, XMLStreamReader xml) throws XMLStreamException {
        String message = attribute(xml, "message");
        String type = attribute(xml, "type").replaceFirst(".*[.$]", "");
        String why = gist(message.isEmpty() ? xml.getElementText() : message);
        // Of an assertion or an assumption the words are enough.
        boolean told = type.isEmpty() || type.matches("Assert.*|TestAborted.*");
        return new TestResult(name, worse, told ? why : type + ": " + why);
    }

    private static final int LINES = 3;

    /// The first lines, since an assertion with a description says in the second what is wrong.
    private static String gist(String why) {
        String first =
                why.strip()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                        .limit(LINES)
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
        return first.isEmpty()
                ? "no reason given"
                : first.replaceFirst("^[\\w.$]+(Exception|Error): ", "")
                        .replaceFirst("^Assumption failed: ", "");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
