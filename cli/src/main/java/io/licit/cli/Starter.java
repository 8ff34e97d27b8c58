package io.licit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The workspace that one begins from. Its texts are resources; in its data {@code @-30@} stands for the day thirty days
 * before it is made, so that consents and retention are not past before anybody has looked.
 */
final class Starter {
    private static final Pattern DAY = Pattern.compile("@(-?\\d+)@");

    private static final List<String> FILES = List.of(
            "licit.yaml",
            "catalogue/customers.yaml",
            "catalogue/orders.yaml",
            "catalogue/consents.yaml",
            "catalogue/restrictions.yaml",
            "segments/newsletter-regulars.yaml",
            "segments/frequent-buyers.yaml",
            "data/customers.csv",
            "data/orders.csv",
            "data/consents.csv",
            "data/restrictions.csv");

    private Starter() {}

    /** Writes the files, and gives their number. */
    static int write(Path folder, LocalDate today) throws IOException {
        for (String name : FILES) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, dated(text(name), today));
        }
        Files.writeString(folder.resolve(".gitignore"), "/.licit/\n");
        return FILES.size() + 1;
    }

    private static String dated(String text, LocalDate today) {
        return DAY.matcher(text)
                .replaceAll(
                        found -> today.plusDays(Long.parseLong(found.group(1))).toString());
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Starter.class.getResourceAsStream("/starter/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: starter/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
