package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Emporium;
import io.licit.core.diagnostic.Chinese;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.ShippedLaw;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the tests lay campaigns to have them reviewed: a shop's workspace, under the shipped law. */
final class Desk {
    static final LawBook LAW = ShippedLaw.book();
    static final Patterns PATTERNS = patterns();
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Emporium shop = new Emporium();
    private Optional<Workspace> workspace = Optional.empty();
    private Optional<Checker.Checked> checked = Optional.empty();

    private static Patterns patterns() {
        Diagnostics found = new Diagnostics();
        Patterns patterns = Patterns.read(Sources.of(List.of(file())), found);
        if (!found.sorted().isEmpty()) {
            throw new IllegalStateException(found.sorted().toString());
        }
        return patterns;
    }

    static SourceFile file() {
        Path path = Path.of(System.getProperty("licit.root")).resolve(Patterns.FILE);
        try {
            return new SourceFile(Patterns.FILE, Files.readString(path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Desk with(String path, String text) {
        shop.with(path, text);
        workspace = Optional.empty();
        checked = Optional.empty();
        return this;
    }

    Workspace workspace() {
        if (workspace.isEmpty()) {
            Diagnostics found = new Diagnostics();
            workspace = shop.read(LAW, found);
            found.sorted().stream()
                    .filter(one -> one.span().file().path().startsWith("campaigns/")
                            || one.span().file().path().startsWith("segments/")
                            || one.span().file().path().startsWith("assessments/"))
                    .findFirst()
                    .ifPresent(one -> {
                        throw new IllegalStateException(one.span().file().path() + ": " + one.message());
                    });
        }
        return workspace.orElseThrow();
    }

    private Checker.Checked checked() {
        Workspace read = workspace();
        if (checked.isEmpty()) {
            checked = Optional.of(Checker.check(
                    read,
                    LAW.with(read.packs()),
                    NOW,
                    Optional.of(Set.of()),
                    read.segments().keySet()));
        }
        return checked.orElseThrow();
    }

    /** @param places codes such as {@code DE} and {@code US-CA}; in each live ten recipients */
    List<Diagnostic> review(String campaign, List<String> places) {
        List<Diagnostic> all = Review.of(
                of(campaign),
                workspace(),
                checked(),
                Optional.of(recipients(places)),
                new Library(PATTERNS, new Elements()),
                NOW);
        Chinese.assertSaid(all);
        return all.stream()
                .filter(finding -> finding.code().compareTo(Code.CMP7006) <= 0)
                .toList();
    }

    Campaign of(String campaign) {
        return Optional.ofNullable(workspace().campaigns().get(campaign)).orElseThrow();
    }

    List<Applied> duties(String campaign, List<String> places) {
        Campaign one = of(campaign);
        return Review.duties(
                one,
                Optional.ofNullable(checked().segments().get(one.segment())).orElseThrow(),
                checked(),
                Optional.of(recipients(places)));
    }

    Recipients recipients(List<String> codes) {
        Map<Place, Long> places = new LinkedHashMap<>();
        codes.forEach(code -> places.put(place(code), 10L));
        return new Recipients(10L * places.size(), places, Map.of(), Map.of(), places.keySet());
    }

    private Place place(String code) {
        return checked().law().place(code.substring(0, 2), code.length() > 2 ? code : "");
    }
}
