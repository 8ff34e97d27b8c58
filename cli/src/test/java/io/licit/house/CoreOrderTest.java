package io.licit.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The stages of the core stand in one order, and each knows only those before it. */
final class CoreOrderTest {
    private static final String CORE = "io.licit.core.";

    /** What each package may know, by package; the order of ARCHITECTURE.md. */
    private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>(Map.of(
            "source", Set.of(),
            "json", Set.of(),
            "diagnostic", Set.of("source", "json"),
            "yaml", Set.of("source", "diagnostic", "catalogue"),
            "catalogue", Set.of("source"),
            "law", Set.of("source", "diagnostic", "json", "yaml", "catalogue"),
            "segment", Set.of("source", "diagnostic", "json", "yaml", "catalogue"),
            "workspace", Set.of("source", "diagnostic", "json", "yaml", "catalogue", "law", "segment")));

    /** The stages that hold a segment against the law, in order; each may know all of the above and those before it. */
    private static final List<String> JUDGING = List.of("check", "assess", "gate", "plan", "campaign");

    @Test
    void every_package_of_the_core_knows_only_those_before_it() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.licit.core");
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : core) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = stage(type);
                String to = stage(dependency.getTargetClass());
                if (!to.isEmpty() && !from.equals(to) && !allowed(from).contains(to)) {
                    wrong.add(from + " knows " + to + ": " + type.getName() + " uses "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(core).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static Set<String> allowed(String stage) {
        if (MAY_KNOW.containsKey(stage)) {
            return MAY_KNOW.get(stage);
        }
        int place = JUDGING.indexOf(stage);
        assertThat(place).as("no place is given to io.licit.core.%s", stage).isNotNegative();
        Set<String> before = new TreeSet<>(MAY_KNOW.keySet());
        before.addAll(JUDGING.subList(0, place));
        return before;
    }

    private static String stage(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(CORE) ? name.substring(CORE.length()).split("\\.", 2)[0] : "";
    }
}
