package chatroom.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Who may know whom.
class ArchitectureTest {
    private static final List<Part> PARTS = Part.ALL;

    @Test
    void every_module_has_classes_so_that_the_rules_say_something() {
        assertThat(PARTS)
                .filteredOn(part -> OurClasses.ALL.stream().noneMatch(part::has))
                .as("a rule that forbids something to nobody")
                .isEmpty();
    }

    @Test
    void every_class_belongs_to_a_module_that_the_rules_know() {
        assertThat(OurClasses.ALL)
                .filteredOn(type -> PARTS.stream().noneMatch(part -> part.has(type)))
                .as("a class outside the table is under no rule; add its module to Part")
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void a_module_knows_only_those_it_may_know(Part part) {
        noClasses()
                .that(are(part))
                .should()
                .dependOnClassesThat(describe("it may not know", type -> !part.mayUse(type)))
                .because(
                        "a module exists for its dependency rule: "
                                + part
                                + " may know "
                                + part.knows())
                .check(OurClasses.ALL);
    }

    @Test
    void the_core_uses_nothing_but_java_base() {
        Set<String> base = Object.class.getModule().getPackages();
        classes()
                .that(are("core"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("chatroom.core..")
                                .or(resideInAPackage("org.jspecify.."))
                                .or(
                                        describe(
                                                "are in java.base",
                                                type ->
                                                        base.contains(
                                                                        type.getBaseComponentType()
                                                                                .getPackageName())
                                                                || type.getBaseComponentType()
                                                                        .isPrimitive())))
                .because("the rules outlive every library, and run in tests and simulations alike")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    @Test
    void only_where_the_server_is_put_together_is_it_known_which_log_it_has() {
        noClasses()
                .that(are("server").and(not(resideInAPackage("chatroom.server"))))
                .should()
                .dependOnClassesThat(are("log-sqlite").or(are("log-nats")))
                .because("everything else works with any log, the one of another engine included")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    @Test
    void sessions_do_not_know_netty() {
        noClasses()
                .that(are("core").or(are("log")).or(resideInAPackage("chatroom.server.sessions..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty.."))
                .because(
                        "the simulation runs live sessions without sockets; only the gateway speaks"
                                + " to them")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    @Test
    void the_client_library_shows_no_framework() {
        noClasses()
                .that(are("client"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("javafx..")
                                .or(resideInAPackage("org.jline.."))
                                .or(resideInAPackage("picocli..")))
                .because("a stranger's program brings its own")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
    }

    @Test
    void only_one_class_of_the_desktop_hosts_a_server() {
        noClasses()
                .that(are("desktop").and(not(nameStartingWith("chatroom.desktop.hosting.Hosting"))))
                .should()
                .dependOnClassesThat(are("server"))
                .because("everything else is a client, which talks to a server by the wire alone")
                .check(OurClasses.ALL);
    }

    @Test
    void there_is_one_crossing_to_the_thread_that_draws() {
        noClasses()
                .that(are("desktop").and(not(simpleName("Crossing"))))
                .should()
                .accessTargetWhere(
                        describe(
                                "it is Platform.runLater",
                                access ->
                                        access.getName().equals("runLater")
                                                && access.getTargetOwner()
                                                        .getName()
                                                        .equals("javafx.application.Platform")))
                .because("what is seen is changed in one order, and tests can stand in for it")
                .check(OurClasses.ALL);
    }

    @Test
    void a_model_can_be_tested_without_a_window() {
        noClasses()
                .that(are("desktop").and(simpleNameEndingWith("Model")))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("javafx.scene..").or(resideInAPackage("javafx.stage..")))
                .because("a model knows what is to be seen, and a view draws it")
                .check(OurClasses.ALL);
    }

    @Test
    void the_build_uses_nothing_that_has_to_be_built() {
        classes()
                .that(resideInAPackage("chatroom.app.build"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("chatroom.app.build")
                                .or(resideInAPackage("java.."))
                                .or(resideInAPackage("org.jspecify..")))
                .because("the launcher runs it from source, before anything is compiled")
                .check(OurClasses.ALL);
    }

    private static DescribedPredicate<JavaClass> are(Part part) {
        return describe("are in " + part, part::has);
    }

    private static DescribedPredicate<JavaClass> are(String name) {
        return are(
                PARTS.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow());
    }
}
