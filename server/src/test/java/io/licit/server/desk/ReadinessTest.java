package io.licit.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Progress;
import io.licit.engine.demo.Aurora;
import io.licit.server.route.NotYet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done before anybody asks. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ReadinessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final String SEGMENT = "newsletter-regulars";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Aurora.write(folder, 500, Progress.none());
        desk = Desk.open(folder, Map.of(), CLOCK, Duration.ZERO);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Optional<AudienceCounts> counted() {
        Desk.Standing stands = desk.standing();
        return desk.data().counted(stands.opened(), stands.sound(), SEGMENT);
    }

    private AudienceCounts patientlyCounted() throws InterruptedException {
        while (true) {
            try {
                return counted().orElseThrow();
            } catch (NotYet notYet) {
                Thread.sleep(20);
            }
        }
    }

    /** The files of columns that there are. */
    private Set<Path> columns() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(".licit"))) {
            return new TreeSet<>(
                    all.filter(file -> file.toString().endsWith(".column")).toList());
        }
    }

    @Test
    void who_asks_first_waits_for_nothing_where_the_data_is_kept_ready() throws IOException, InterruptedException {
        desk.keepReady();
        while (!desk.isReady()) {
            Thread.sleep(20);
        }
        Set<Path> before = columns();
        assertThat(before).isNotEmpty();
        AudienceCounts counts = counted().orElseThrow();
        assertThat(counts.matching()).isPositive();
        Desk.Standing stands = desk.standing();
        for (String segment : stands.planned()) {
            assertThat(desk.data().counted(stands.opened(), stands.sound(), segment))
                    .isPresent();
        }
        assertThat(columns()).isEqualTo(before);
    }

    @Test
    void nobody_hangs_on_data_that_is_read_and_counts_are_those_of_the_command() throws InterruptedException {
        assertThatThrownBy(this::counted).isInstanceOf(NotYet.class);
        AudienceCounts counts = patientlyCounted();
        assertThat(counts.eligible()).isBetween(1L, counts.matching());
        assertThat(counted()).contains(counts);
    }

    @Test
    void what_is_changed_is_read_anew() throws IOException, InterruptedException {
        AudienceCounts before = patientlyCounted();
        desk.data().change(() -> {
            assertThatThrownBy(this::counted).isInstanceOf(NotYet.class);
            assertThat(desk.data().isOpen()).isFalse();
        });
        assertThatThrownBy(this::counted).isInstanceOf(NotYet.class);
        assertThat(patientlyCounted()).isEqualTo(before);

        Path fewer = folder.resolve(".fewer");
        Aurora.write(fewer, 250, Progress.none());
        try (Stream<Path> files = Files.list(fewer.resolve("data"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, folder.resolve("data").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThatThrownBy(this::counted).isInstanceOf(NotYet.class);
        assertThat(patientlyCounted().matching()).isLessThan(before.matching());
    }

    @Test
    void what_is_being_read_ends_with_the_desk() throws IOException {
        assertThatThrownBy(this::counted).isInstanceOf(NotYet.class);
        desk.close();
        Set<Path> then = columns();
        assertThat(desk.data().isOpen()).isFalse();
        assertThat(columns()).isEqualTo(then);
    }

    @Test
    void who_has_time_waits_and_is_told_how_far_it_is() {
        Desk.Standing stands = desk.standing();
        Plan plan =
                Planner.plan(stands.workspace(), stands.sound(), stands.opened().asOf(), stands.planned());
        Set<String> steps = new TreeSet<>();
        boolean isThere = desk.data()
                .askPatiently(stands.workspace(), plan, (step, share) -> steps.add(step.text()), data -> true);
        assertThat(isThere).isTrue();
        assertThat(steps).isNotEmpty();
    }
}
