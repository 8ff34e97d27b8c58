package io.licit.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.licit.core.plan.Plan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The dependency rules of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.licit", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    /** Text in memory is no file; the readers of YAML and JSON speak of these. */
    private static final Set<String> TEXT_IN_MEMORY = Set.of(
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.Serializable",
            "java.io.ObjectInputStream");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modules_are_free_of_cycles =
            slices().matching("io.licit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_core_touches_no_disk_network_or_database = noClasses()
            .that()
            .resideInAPackage("io.licit.core..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.nio.file..")
                    .or(resideInAPackage("java.net.."))
                    .or(resideInAPackage("java.sql.."))
                    .or(resideInAPackage("java.util.logging.."))
                    .or(inputOrOutput()));

    @ArchTest
    static final ArchRule the_core_knows_no_other_module = classes()
            .that()
            .resideInAPackage("io.licit.core..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("io.licit.core..").or(notOurs()));

    /** Counts go in and results come out. The digest is of a page's own style, for its content security policy. */
    @ArchTest
    static final ArchRule fairness_is_arithmetic_and_knows_no_other_module = classes()
            .that()
            .resideInAPackage("io.licit.fairness..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.licit.fairness..",
                            "org.apache.commons.statistics.distribution",
                            "org.jspecify.annotations",
                            "java.lang",
                            "java.lang.annotation",
                            "java.lang.invoke",
                            "java.math",
                            "java.nio.charset",
                            "java.util",
                            "java.util.function",
                            "java.util.stream")
                    .or(equivalentTo(MessageDigest.class))
                    .or(equivalentTo(NoSuchAlgorithmException.class)));

    /** An auditor needs its jar alone. */
    @ArchTest
    static final ArchRule evidence_is_of_the_jdk_alone = classes()
            .that()
            .resideInAPackage("io.licit.evidence..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.licit.evidence..", "org.jspecify.annotations", "java..")
                    .and(not(resideInAnyPackage("java.sql..", "java.net.."))));

    @ArchTest
    static final ArchRule the_rest_of_the_engine_does_not_know_what_is_judged = noClasses()
            .that()
            .resideInAPackage("io.licit.engine..")
            .and()
            .resideOutsideOfPackage("io.licit.engine.fairness")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.licit.engine.fairness..", "io.licit.fairness..");

    @ArchTest
    static final ArchRule sql_is_spoken_where_data_and_state_are = noClasses()
            .that()
            .resideOutsideOfPackages("io.licit.engine..", "io.licit.programme.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.duckdb..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule nothing_knows_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages("io.licit.cli..", "io.licit.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.licit.cli..");

    @ArchTest
    static final ArchRule time_comes_in_at_the_edge = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.licit.core..",
                    "io.licit.fairness..",
                    "io.licit.evidence..",
                    "io.licit.engine..",
                    "io.licit.programme..")
            .should()
            .callMethodWhere(looksAtAClock());

    @ArchTest
    static final ArchRule core_and_fairness_know_nothing_of_their_surroundings = noClasses()
            .that()
            .resideInAnyPackage("io.licit.core..", "io.licit.fairness..")
            .should()
            .callMethodWhere(
                    target(name("getenv").or(name("getProperty"))).and(target(owner(equivalentTo(System.class)))))
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault");

    @ArchTest
    static final ArchRule chance_has_a_seed = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current");

    /** What it draws, it draws from {@link Random}, which has a seed everywhere. */
    @ArchTest
    static final ArchRule fairness_draws_from_a_seed_alone = noClasses()
            .that()
            .resideInAPackage("io.licit.fairness..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(UUID.class, SplittableRandom.class)
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class);

    @ArchTest
    static final ArchRule the_core_leaves_nothing_to_chance = noClasses()
            .that()
            .resideInAPackage("io.licit.core..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(UUID.class, SecureRandom.class, RandomGenerator.class, Random.class);

    /** The engine takes a part of a plan that the planner made, and verifies that again. */
    @ArchTest
    static final ArchRule plans_are_made_by_the_planner_alone = noClasses()
            .that()
            .resideOutsideOfPackage("io.licit.core.plan")
            .and()
            .doNotHaveFullyQualifiedName("io.licit.engine.PlanPart")
            .should()
            .callConstructorWhere(target(owner(assignableTo(Plan.class)
                    .or(assignableTo(Plan.SegmentPlan.class))
                    .or(assignableTo(Plan.GatePlan.class))
                    .or(assignableTo(Plan.GateTest.class)))));

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|Base)");

    @ArchTest
    static final ArchRule packages_are_nouns_of_the_domain =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..");

    @ArchTest
    static final ArchRule concrete_classes_are_final = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(ABSTRACT)
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .haveModifier(FINAL);

    @ArchTest
    static final ArchRule absence_is_an_optional_only_in_values = fields().that()
            .haveRawType(Optional.class)
            .should()
            .beDeclaredInClassesThat()
            .areRecords();

    @ArchTest
    static final ArchRule standard_streams_belong_to_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages("io.licit.cli..", "io.licit.benchmarks..")
            .and()
            .doNotHaveFullyQualifiedName("io.licit.evidence.Main")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule failures_have_a_type = noClasses().should(THROW_GENERIC_EXCEPTIONS);

    private static DescribedPredicate<JavaMethodCall> looksAtAClock() {
        return DescribedPredicate.describe("what looks at a clock", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getTarget().getName();
            boolean now = method.equals("now") && owner.startsWith("java.time.");
            boolean clock =
                    owner.equals("java.time.Clock") && (method.startsWith("system") || method.startsWith("tick"));
            boolean system = owner.equals("java.lang.System")
                    && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
            return now || clock || system;
        });
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("io.licit")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static DescribedPredicate<JavaClass> inputOrOutput() {
        return DescribedPredicate.describe(
                "streams and files of java.io",
                type -> type.getPackageName().equals("java.io") && !TEXT_IN_MEMORY.contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.describe(
                "others' classes", type -> !type.getPackageName().startsWith("io.licit"));
    }
}
