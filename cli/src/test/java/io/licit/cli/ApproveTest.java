package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.Programme;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four eyes, on the workspace that {@code init} makes. */
final class ApproveTest {
    private static final String SEGMENT = "newsletter-regulars";
    private static final String AUTHOR = "author@example.com";
    private static final String OTHER = "officer@example.com";

    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void a_workspace_that_asks_for_four_eyes() throws IOException {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Path settings = folder.resolve("licit.yaml");
        String text = Files.readString(settings);
        Files.writeString(settings, text.replaceAll("(?m)^approval:.*\n", "") + "approval: four-eyes\n");
        Trained.asCampaignManagers(cli, OTHER, "Author@Example.com", "third@example.com");
    }

    @Test
    void who_is_not_trained_approves_nothing() {
        Cli.Ran ran = cli.run("approve", SEGMENT, "--by", "untrained@example.com");
        assertThat(ran.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(ran.err()).contains("untrained@example.com has no current certificate in", "`privacy-law`");
    }

    @Test
    void nothing_is_run_that_nobody_has_approved() {
        Cli.Ran ran = cli.run("run", SEGMENT);
        assertThat(ran.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("`" + SEGMENT + "` is not approved: nobody has approved it", "licit approve");
        assertThat(cli.run("members", SEGMENT).exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void what_another_approves_is_run_and_the_rest_is_told() {
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER).exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("run", SEGMENT).exit()).isEqualTo(Exit.OK);
        Cli.Ran all = cli.run("run");
        assertThat(all.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(all.out()).contains(SEGMENT);
        assertThat(all.err()).contains("is not run: nobody has approved it");
    }

    @Test
    void who_asked_for_it_or_owns_it_cannot_give_it() throws IOException {
        assertThat(cli.run("approve", SEGMENT, "--ask", "--by", AUTHOR).exit()).isEqualTo(Exit.OK);
        Cli.Ran own = cli.run("approve", SEGMENT, "--by", " Author@Example.com");
        assertThat(own.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(own.err()).contains("wrote `" + SEGMENT + "` or asked for its approval");
        String text = Files.readString(segment()).replaceAll("(?m)^owner:.*\n", "");
        Files.writeString(segment(), text + "owner: " + OTHER + "\n");
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER).exit()).isEqualTo(Exit.BLOCKED);
        assertThat(cli.run("approve", SEGMENT, "--by", "third@example.com").exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void who_changed_it_last_cannot_give_it_whether_here_or_in_git() throws IOException, InterruptedException {
        String text = Files.readString(segment());
        try (Programme programme =
                Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), Clock.fixed(Cli.NOW, ZoneOffset.UTC))) {
            new Versions(programme).record(Versions.Kind.SEGMENT, SEGMENT, "", text, new Actor(OTHER));
        }
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER).exit()).isEqualTo(Exit.BLOCKED);
        String third = "third@example.com";
        git("init", "-q");
        git("add", "segments");
        git("-c", "user.name=Third", "-c", "user.email=" + third, "commit", "-q", "-m", "A segment");
        assertThat(cli.run("approve", SEGMENT, "--by", third).exit()).isEqualTo(Exit.BLOCKED);
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER).exit())
                .as("an author by one is an author, whatever the other says")
                .isEqualTo(Exit.BLOCKED);
        assertThat(cli.run("approve", SEGMENT, "--by", "Author@Example.com").exit())
                .isEqualTo(Exit.OK);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(git.waitFor()).isZero();
    }

    @Test
    void a_change_of_the_segment_or_of_its_campaign_voids_it_and_layout_does_not() throws IOException {
        approved();
        Files.writeString(segment(), "# a comment\n", StandardOpenOption.APPEND);
        assertThat(cli.run("run", SEGMENT).exit()).isEqualTo(Exit.OK);
        Files.createDirectories(folder.resolve("campaigns"));
        Path campaign = folder.resolve("campaigns/mail.yaml");
        Files.writeString(
                campaign,
                "campaign: mail\nsegment: " + SEGMENT
                        + "\nchannel: email\noffer: {kind: none}\nmessage: {subject: Hello, body: Hello}\n");
        assertThat(cli.run("run", SEGMENT).err()).contains("has changed since it was approved");
        approved();
        Files.writeString(campaign, Files.readString(campaign).replace("body: Hello", "body: Hello again"));
        assertThat(cli.run("run", SEGMENT).exit()).isEqualTo(Exit.BLOCKED);
    }

    @Test
    void a_change_of_the_law_on_it_voids_it() throws IOException {
        approved();
        Files.createDirectories(folder.resolve("law"));
        Files.writeString(folder.resolve("law/own.yaml"), """
                pack: own
                title: Ours
                instrument: House rules of ours
                jurisdiction: WORLD
                source: ''
                reviewed: 2027-01-01
                rules:
                  - id: OWN-1
                    cite: 'Ours: section 1'
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: A message says so.
                    when: {purpose: direct-marketing}
                    effect: inform
                    tests:
                      - {person: {country: DE}, use: {purpose: direct-marketing, channel: email}, on: 2027-01-01, expect: applies}
                      - {person: {country: DE}, use: {purpose: analytics}, on: 2027-01-01, expect: not-applicable}
                """);
        assertThat(cli.run("run", SEGMENT).exit()).isEqualTo(Exit.BLOCKED);
    }

    @Test
    void an_approval_ends() {
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER, "--for", "P1D").out())
                .contains("until 2027-03-02");
        assertThat(cli.run("approve", "--as-of", "2027-03-03").out())
                .contains(SEGMENT)
                .contains("ended");
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER, "--for", "soon").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void a_refusal_has_a_reason_and_stands_until_something_changes() {
        assertThat(cli.run("approve", SEGMENT, "--refuse", "--by", OTHER).exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("approve", SEGMENT, "--refuse", "--reason", "too wide", "--by", OTHER)
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(cli.run("run", SEGMENT).err()).contains("its approval was refused: too wide");
    }

    @Test
    void somebody_acts() {
        Cli.Ran nobody = cli.run("approve", SEGMENT);
        assertThat(nobody.exit()).isEqualTo(Exit.USAGE);
        assertThat(nobody.err()).contains("--by", "LICIT_USER");
        assertThat(cli.with("LICIT_USER", OTHER).run("approve", SEGMENT).exit()).isEqualTo(Exit.OK);
    }

    @Test
    void what_has_findings_is_not_approved() throws IOException {
        Path segment = segment();
        Files.writeString(segment, Files.readString(segment).replaceAll("(?m)^reason:.*\n", ""));
        Cli.Ran ran = cli.run("approve", SEGMENT, "--by", OTHER);
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.err()).contains("CHK4003", "is not approved");
    }

    private void approved() {
        assertThat(cli.run("approve", SEGMENT, "--by", OTHER).exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("run", SEGMENT).exit()).isEqualTo(Exit.OK);
    }

    private Path segment() {
        return folder.resolve("segments/" + SEGMENT + ".yaml");
    }
}
