package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Emporium;
import io.licit.core.diagnostic.Chinese;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.ShippedLaw;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Campaigns of a small shop, reviewed for recipients at places of a test's choice. */
final class Reviewed {
    static final Instant AS_OF = Instant.parse("2027-03-01T12:00:00Z");
    static final LawBook BOOK = ShippedLaw.book();
    static final Library LIBRARY = Library.read(ShippedLaw.sources(), Sources.of(List.of()), new Diagnostics());
    static final Law LAW = BOOK.inForce(LocalDate.ofInstant(AS_OF, ZoneOffset.UTC));

    private Reviewed() {}

    /** Findings of elements, offers, hours, caps and groups; ten recipients live at each place. */
    static List<Diagnostic> of(String campaign, String... places) {
        Map<Place, Long> living = new LinkedHashMap<>();
        for (String place : places) {
            living.put(LAW.assumed(place), 10L);
        }
        return of(
                List.of(campaign),
                Optional.of(
                        new Recipients(places.length * 10L, living, Map.of(), Map.of(), Set.copyOf(living.keySet()))));
    }

    /** The findings on the first of some campaigns. */
    static List<Diagnostic> of(List<String> campaigns, Optional<Recipients> recipients) {
        Emporium emporium = new Emporium();
        for (int i = 0; i < campaigns.size(); i++) {
            emporium.with("campaigns/" + i + ".yaml", campaigns.get(i));
        }
        Diagnostics mistakes = new Diagnostics();
        Workspace workspace = emporium.read(BOOK, mistakes).orElseThrow();
        if (mistakes.hasErrors()) {
            throw new AssertionError(mistakes.sorted());
        }
        Checker.Checked checked = Checker.check(workspace, BOOK, AS_OF, Optional.of(Set.of()), Set.of("regulars"));
        Campaign campaign = workspace.campaigns().values().stream()
                .filter(one -> one.span().file().path().equals("campaigns/0.yaml"))
                .findFirst()
                .orElseThrow();
        List<Diagnostic> all = Review.of(campaign, workspace, checked, recipients, LIBRARY, AS_OF);
        Chinese.assertSaid(all);
        return all.stream()
                .filter(finding -> finding.code().id().compareTo("CMP7010") > 0)
                .toList();
    }

    /** A line for a finding. */
    static String line(Diagnostic finding) {
        return finding.severity().word() + " " + finding.code() + " "
                + finding.law()
                        .map(law -> law.rule() + " " + law.verdict() + ": ")
                        .orElse("")
                + finding.message();
    }
}
