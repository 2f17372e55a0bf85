package chatroom.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The classes that the rules are about, read once: all of ours, without tests and without what
/// annotation processors write. Immutable; any thread.
final class OurClasses {
    static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("chatroom")
                    .that(
                            DescribedPredicate.describe(
                                    "are written by hand",
                                    type -> !isGenerated(type) && !isPackageInfo(type)));

    private OurClasses() {}

    private static boolean isGenerated(JavaClass type) {
        return type.getAnnotations().stream()
                .anyMatch(each -> each.getRawType().getSimpleName().equals("Generated"));
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
