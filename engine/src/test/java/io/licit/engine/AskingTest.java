package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.check.Checker;
import io.licit.core.check.WayToAsk;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Ledger;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.UseFacts;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.demo.Aurora;
import io.licit.engine.folder.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How persons may be asked for a consent under the shipped law. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AskingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SEGMENT = "lapsed-big-spenders";
    private static final int PERSONS = 3_000;

    @TempDir
    static Path folder;

    private Workspace workspace;
    private Checker.Checked checked;
    private Plan plan;

    @BeforeAll
    void open() throws IOException {
        Aurora.write(folder, 200, Progress.none());
        Opened opened = Opened.read(folder, NOW);
        workspace = opened.workspace().orElseThrow();
        checked = opened.check(workspace, Set.of(SEGMENT));
        plan = Planner.asking(workspace, checked, NOW, SEGMENT);
    }

    private boolean isAsked(WayToAsk way, Person person) {
        Plan.SegmentPlan of = plan.segments().stream()
                .filter(one -> one.id().equals(Planner.wayOf(SEGMENT, way)))
                .findFirst()
                .orElseThrow();
        return GateReading.decide(of.gate(), person, NOW).allowed();
    }

    private static Person grownUp(String country, Person.Consent... consents) {
        return new Person(
                Optional.of(country),
                Optional.empty(),
                Optional.of(LocalDate.of(1980, 1, 1)),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(86_400)),
                List.of(consents),
                List.of());
    }

    private static Person.Consent said(String status, String purpose, String channel, String at) {
        return new Person.Consent(
                purpose,
                channel,
                status,
                Optional.of(Instant.parse(at)),
                Optional.empty(),
                "web-form",
                true,
                Optional.empty());
    }

    @Test
    void in_germany_a_letter_may_ask_and_a_mail_or_a_call_may_not() {
        Person somebody = grownUp("DE");
        assertThat(isAsked(WayToAsk.WHEN_SHE_COMES, somebody)).isTrue();
        assertThat(isAsked(WayToAsk.POST, somebody)).isTrue();
        assertThat(isAsked(WayToAsk.EMAIL, somebody)).isFalse();
        assertThat(isAsked(WayToAsk.CALL, somebody)).isFalse();
    }

    @Test
    void where_nothing_is_known_of_the_law_nothing_may_be_sent() {
        for (WayToAsk way : List.of(WayToAsk.POST, WayToAsk.EMAIL, WayToAsk.CALL)) {
            assertThat(isAsked(way, grownUp("ZZ"))).as(way.word()).isFalse();
        }
    }

    @Test
    void whoever_said_no_to_one_channel_is_asked_on_none_whatever_she_granted_another_since() {
        for (String status : List.of("objected", "withdrawn", "never again")) {
            for (String channel : List.of("email", "post", "all")) {
                Person refused = grownUp(
                        "DE",
                        said(status, "direct-marketing", channel, "2025-01-01T00:00:00Z"),
                        said("granted", "direct-marketing", "sms", "2026-01-01T00:00:00Z"));
                for (WayToAsk way : WayToAsk.values()) {
                    assertThat(isAsked(way, refused))
                            .as("%s %s %s", status, channel, way)
                            .isFalse();
                }
            }
        }
    }

    /** Lifted by a later grant that is for no channel in particular, as a refusal of every channel is. */
    private static boolean isRefused(Ledger ledger, ConsentStatus status, Purpose purpose) {
        Optional<Instant> granted = ledger.grant(purpose, Channel.NONE, Ledger.Grant.ANY);
        return ledger.refusal(status, EnumSet.of(purpose, Purpose.DIRECT_MARKETING), Channel.NONE, false)
                .filter(at -> granted.filter(later -> later.isAfter(at)).isEmpty())
                .isPresent();
    }

    @Test
    void who_is_asked_is_let_in_by_the_interpreter_and_has_refused_nothing() {
        UseFacts use =
                Objects.requireNonNull(checked.segments().get(SEGMENT)).uses().get(0);
        Gate gate = new Gate(checked.law(), workspace.settings().unknownJurisdiction());
        RandomPersons made = new RandomPersons(new Random(11), NOW, false);
        int asked = 0;
        for (int i = 0; i < PERSONS; i++) {
            Person person = made.next();
            boolean refused = List.of(ConsentStatus.OBJECTED, ConsentStatus.WITHDRAWN).stream()
                    .anyMatch(status -> isRefused(new Ledger(person, NOW), status, use.purpose()));
            for (WayToAsk way : WayToAsk.values()) {
                boolean allowed =
                        gate.decide(List.of(way.use(use)), person, NOW).allowed();
                boolean expected = allowed && !refused;
                if (isAsked(way, person) != expected) {
                    assertThat(isAsked(way, person)).as("%s %s", way, person).isEqualTo(expected);
                }
                asked += isAsked(way, person) ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(20);
    }
}
