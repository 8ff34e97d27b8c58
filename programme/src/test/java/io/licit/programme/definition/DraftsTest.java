package io.licit.programme.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftsTest {
    private static final Actor ANA = new Actor("ana");
    private static final Actor BEN = new Actor("ben");
    private static final String SEGMENT = "letter";

    @TempDir
    Path folder;

    private Programme programme(boolean isOnServer) {
        ProgrammeSettings usual = ProgrammeSettings.USUAL;
        ProgrammeSettings settings = new ProgrammeSettings(
                isOnServer ? Optional.of(TestPostgres.database()) : Optional.empty(),
                Map.of(),
                usual.evidence(),
                usual.auditEvery(),
                usual.lease(),
                usual.canaries());
        Clock clock = Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC);
        return Programme.open(folder, settings, Map.of(), clock);
    }

    private static Optional<String> text(Drafts drafts, Actor by) {
        return drafts.of(SEGMENT, by).map(Drafts.Draft::text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_draft_is_of_one_person_and_one_that_is_set_aside_comes_back(boolean isOnServer) {
        try (Programme programme = programme(isOnServer)) {
            Drafts drafts = new Drafts(programme);
            assertThat(drafts.takeBack(SEGMENT, ANA)).isFalse();
            assertThat(drafts.setAside(SEGMENT, ANA)).isFalse();
            drafts.keep(SEGMENT, ANA, "1", "one");
            drafts.keep(SEGMENT, ANA, "1", "one more");
            drafts.keep(SEGMENT, BEN, "1", "of ben");
            assertThat(text(drafts, ANA)).contains("one more");
            assertThat(drafts.begin(SEGMENT, ANA, "2", "another")).isTrue();
            assertThat(text(drafts, ANA)).contains("another");
            assertThat(drafts.takeBack(SEGMENT, ANA)).isTrue();
            assertThat(text(drafts, ANA)).contains("one more");
            assertThat(drafts.of(SEGMENT, ANA).map(Drafts.Draft::begun)).contains("1");
            assertThat(drafts.aside(SEGMENT, ANA).map(Drafts.Draft::text)).contains("another");
            assertThat(drafts.setAside(SEGMENT, ANA)).isTrue();
            assertThat(text(drafts, ANA)).isEmpty();
            assertThat(drafts.takeBack(SEGMENT, ANA)).isTrue();
            assertThat(text(drafts, ANA)).as("the last that was set aside").contains("one more");
            drafts.settle(SEGMENT, ANA);
            assertThat(text(drafts, ANA)).isEmpty();
            assertThat(text(drafts, BEN)).contains("of ben");
            assertThat(drafts.begin(SEGMENT, BEN, "1", "of ben"))
                    .as("the same text is no other")
                    .isFalse();
        }
    }
}
