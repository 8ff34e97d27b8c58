package io.licit.engine.demo;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the Aurora workspace: its texts, which are resources, and as many persons as are asked for with their orders,
 * visits, tickets, consents and restrictions. A number of persons has one outcome, byte for byte: there is no chance in
 * it, and no clock.
 */
public final class Aurora {
    /** The day that the data was drawn; every date in it is relative to this one. */
    public static final LocalDate DRAWN_ON = LocalDate.of(2026, 11, 24);

    /** Enough persons for every kind to occur, few enough to be made at once. */
    public static final long USUAL_PERSONS = 20_000;

    private static final String FOLDER = "/demo/aurora/";

    /** Files of the workspace that are the same at every size. */
    static final List<String> TEXTS = List.of(
            "README.md",
            "licit.yaml",
            "assessments/claim-returns.yaml",
            "assessments/dpia-advertising.yaml",
            "assessments/dpia-wellness.yaml",
            "assessments/fairness-wellness.yaml",
            "assessments/li-bedding.yaml",
            "assessments/li-garden.yaml",
            "assessments/li-partner.yaml",
            "assessments/li-pricing.yaml",
            "assessments/li-second-purchase.yaml",
            "assessments/li-winback.yaml",
            "assessments/reason-campus.yaml",
            "assessments/reason-wellness.yaml",
            "campaigns/card-from-aurora.html",
            "campaigns/card-from-aurora.yaml",
            "campaigns/gold-preview.yaml",
            "campaigns/spring-letter-zh.yaml",
            "campaigns/spring-winback.yaml",
            "campaigns/workshop-text.yaml",
            "catalogue/consents.yaml",
            "catalogue/customers.yaml",
            "catalogue/orders.yaml",
            "catalogue/restrictions.yaml",
            "catalogue/tickets.yaml",
            "catalogue/visits.yaml",
            "segments/app-regulars.yaml",
            "segments/autumn-call-list.yaml",
            "segments/campus-drop.yaml",
            "segments/comfort-seekers.yaml",
            "segments/delivery-apologies.yaml",
            "segments/full-price-neighbourhoods.yaml",
            "segments/garden-season.yaml",
            "segments/gold-early-access.yaml",
            "segments/growing-families.yaml",
            "segments/lapsed-big-spenders.yaml",
            "segments/lapsed-in-china.yaml",
            "segments/legacy-favourites.yaml",
            "segments/newlywed-homes.yaml",
            "segments/newsletter-regulars.yaml",
            "segments/partner-audience.yaml",
            "segments/quiet-evenings.yaml",
            "segments/restful-nights.yaml",
            "segments/second-purchase.yaml",
            "segments/staff.yaml",
            "segments/winback-by-post.yaml",
            "segments/workshop-texts.yaml");

    private Aurora() {}

    /**
     * Writes the workspace into a folder, which is made where it is not there.
     *
     * @param persons at least 1
     * @throws IOException when the folder can't be written
     */
    public static void write(Path folder, long persons, Progress progress) throws IOException {
        if (persons < 1) {
            throw new IllegalArgumentException("a workspace has persons: " + persons);
        }
        progress.at(Said.of("writing definitions"), 0);
        for (String name : TEXTS) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text(FOLDER + name));
        }
        // Not a resource of this name: tools that pack a program leave such files out.
        Files.writeString(folder.resolve(".gitignore"), "/.licit/\n/data/\n");
        Path data = Files.createDirectories(folder.resolve("data"));
        new AuroraData(persons, data).write(progress);
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Aurora.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
