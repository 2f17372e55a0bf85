package chatroom.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names that say nothing.
class NamingTest {
    @Test
    void a_class_is_named_after_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Service|Utils?|Helpers?|Impl|Base)")
                .because(
                        "such a name fits anything, so anything ends up in it; an implementation is"
                                + " noun + technology")
                .check(OurClasses.ALL);
    }

    @Test
    void a_question_is_asked_by_its_noun_without_get() {
        methods()
                .that()
                .haveNameMatching("get[A-Z].*")
                .should(overrideSomethingOfSomebodyElse())
                .because(
                        "records say name(), so everything does; only what others prescribe may"
                                + " differ")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    private static ArchCondition<JavaMethod> overrideSomethingOfSomebodyElse() {
        return new ArchCondition<>("override something that is not ours") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean prescribed =
                        method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                || above(method.getOwner())
                                        .filter(type -> !type.getName().startsWith("chatroom."))
                                        .flatMap(type -> type.getMethods().stream())
                                        .anyMatch(other -> sameCall(method, other));
                events.add(
                        new SimpleConditionEvent(
                                method, prescribed, method.getFullName() + " begins with get"));
            }
        };
    }

    private static Stream<JavaClass> above(JavaClass type) {
        return Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
    }

    /// Parameter types may differ where generics are filled in, so their number has to do.
    private static boolean sameCall(JavaMethod one, JavaMethod other) {
        return one.getName().equals(other.getName())
                && one.getRawParameterTypes().size() == other.getRawParameterTypes().size();
    }
}
