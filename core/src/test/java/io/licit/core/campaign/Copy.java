package io.licit.core.campaign;

import io.licit.core.Golden;
import io.licit.core.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text of the corpus: what a campaign sends, to whom, and what is to be found in it.
 *
 * <p>A file holds several, each under {@code === name}, with a head of {@code key: value} lines and, after a blank line, the
 * body. Keys: {@code places}, {@code language}, {@code purpose}, {@code sector}, {@code channel}, {@code offer},
 * {@code subject}, {@code preheader}, {@code from}; {@code proven} words of a claim that is substantiated; {@code find}
 * a pattern and the words that it is found at.
 */
record Copy(String name, List<Map.Entry<String, String>> head, String body, boolean html) {
    static List<Copy> read(String folder) {
        Path root = Golden.root().resolve("core/src/test/resources/campaign").resolve(folder);
        List<Copy> texts = new ArrayList<>();
        Golden.texts(root).forEach((path, text) -> {
            for (String part : text.split("(?m)^=== ", -1)) {
                if (!part.isBlank()) {
                    texts.add(parse(path, part));
                }
            }
        });
        return texts;
    }

    private static Copy parse(String path, String part) {
        int line = part.indexOf('\n');
        int blank = part.indexOf("\n\n");
        List<Map.Entry<String, String>> head = part.substring(line + 1, Math.max(line + 1, blank))
                .lines()
                .map(one -> Map.entry(
                        one.substring(0, one.indexOf(':')),
                        one.substring(one.indexOf(':') + 1).strip()))
                .toList();
        return new Copy(
                path + ": " + part.substring(0, line).strip(), head, part.substring(blank + 2), path.endsWith(".html"));
    }

    Optional<String> value(String key) {
        return values(key).stream().findFirst();
    }

    List<String> values(String key) {
        return head.stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(Map.Entry::getValue)
                .toList();
    }

    String purpose() {
        return value("purpose").orElse("direct-marketing");
    }

    String sector() {
        return value("sector").orElse("general");
    }

    String channel() {
        return value("channel").orElse("email");
    }

    /** The segment that it goes to: one for each use. */
    String segment() {
        return purpose() + "." + sector();
    }

    String segmentFile() {
        return """
                segment: %s
                title: Some
                use: {purpose: %s, channels: [email, sms, post, push], sector: %s%s}
                basis: consent
                reason: A reason.
                where: lifetime_value > 1
                """.formatted(segment(), purpose(), sector(), "");
    }

    String campaignFile(String id, String bodyFile) {
        StringBuilder file =
                new StringBuilder("campaign: " + id + "\nsegment: " + segment() + "\nchannel: " + channel() + "\n");
        value("language")
                .ifPresent(code -> file.append("language: ").append(code).append('\n'));
        value("offer")
                .ifPresent(kind -> file.append("offer: {kind: ").append(kind).append("}\n"));
        file.append("message:\n  body_file: ").append(bodyFile).append('\n');
        for (String key : List.of("subject", "preheader", "from")) {
            value(key)
                    .ifPresent(text -> file.append("  ")
                            .append(key)
                            .append(": ")
                            .append(quoted(text))
                            .append('\n'));
        }
        if (!values("proven").isEmpty()) {
            file.append("claims:\n");
            values("proven")
                    .forEach(text ->
                            file.append("- {text: ").append(quoted(text)).append(", assessment: proof}\n"));
        }
        return file.toString();
    }

    static String quoted(String text) {
        return Json.of(text).canonical();
    }
}
