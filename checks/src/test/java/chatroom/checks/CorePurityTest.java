package chatroom.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The core asks no clock, rolls no dice and opens nothing: what it decides depends on what it is
/// given, so every test needs no waiting and every simulation can be replayed.
class CorePurityTest {
    private static final String REASON =
            "time, ids and randomness come into the core as arguments, and nothing goes out but"
                    + " answers";

    @Test
    void the_core_opens_nothing_and_starts_nothing() {
        pure(
                noClasses()
                        .that(resideInAPackage("chatroom.core.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.util.concurrent..",
                                "java.util.random..",
                                "java.security.."));
    }

    @Test
    void the_core_knows_no_clock_no_dice_and_no_thread() {
        pure(
                noClasses()
                        .that(resideInAPackage("chatroom.core.."))
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|SplittableRandom|Timer)"
                                    + "|java\\.lang\\.(Thread|Runtime|Process|ProcessHandle|ThreadLocal)"));
    }

    @Test
    void the_core_calls_nothing_that_answers_differently_each_time() {
        pure(
                noClasses()
                        .that(resideInAPackage("chatroom.core.."))
                        .should()
                        .callMethodWhere(
                                DescribedPredicate.describe(
                                        "asks the world",
                                        (JavaMethodCall call) -> asksTheWorld(call.getTarget()))));
    }

    private static boolean asksTheWorld(MethodCallTarget method) {
        String owner = method.getOwner().getName();
        return ASKING.contains(owner + "." + method.getName())
                || (owner.startsWith("java.time.") && method.getName().equals("now"));
    }

    private static final Set<String> ASKING =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.util.Collections.shuffle",
                    "java.util.Locale.getDefault",
                    "java.util.TimeZone.getDefault",
                    "java.time.ZoneId.systemDefault");

    private static void pure(ArchRule rule) {
        rule.because(REASON).check(OurClasses.ALL);
    }
}
