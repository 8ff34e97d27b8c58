package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives people the certificates that they need to approve and to export, for tests of what comes after. */
final class Trained {
    private static final String[] OF_A_CAMPAIGN_MANAGER = {
        "privacy-law", "consent-and-purpose", "anti-discrimination", "advertising-law"
    };

    private Trained() {}

    /** Of people whom licit.yaml does not declare, or declares as campaign managers; a month before {@link Cli#NOW}. */
    static void asCampaignManagers(Cli cli, String... people) throws IOException {
        StringBuilder table = new StringBuilder("person,course,score,passed_at,source\n");
        for (String person : people) {
            for (String course : OF_A_CAMPAIGN_MANAGER) {
                table.append(person).append(',').append(course).append(",90,2027-02-01,class\n");
            }
        }
        Path file = Files.createDirectories(cli.folder().resolve(".licit")).resolve("trained.csv");
        Files.writeString(file, table);
        Cli.Ran ran = cli.run("train", "record", "--by", "registrar@example.com", "--import", file.toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
    }
}
