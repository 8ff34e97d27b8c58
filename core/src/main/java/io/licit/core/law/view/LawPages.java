package io.licit.core.law.view;

import io.licit.core.law.Jurisdictions;
import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every rule on a page of its jurisdiction, in Markdown: the same text for the same packs, whatever the day. */
public final class LawPages {
    /** Begins every page that is made here. */
    public static final String MARK =
            "<!-- Made by `licit law docs` from the packs. Change those, and make it again. -->\n";

    private static final String INDEX = "README.md";

    private final LawBook book;
    private final Map<String, List<Pack>> byPlace = new TreeMap<>();
    private final Map<String, String> placeOfRule;

    private LawPages(LawBook book) {
        this.book = book;
        book.packs().stream()
                .sorted(Comparator.comparing(Pack::family).thenComparing(Pack::id))
                .forEach(pack -> byPlace.computeIfAbsent(pack.jurisdiction(), key -> new ArrayList<>())
                        .add(pack));
        this.placeOfRule =
                book.rules().stream().collect(Collectors.toMap(Rule::id, Rule::jurisdiction, (first, second) -> first));
    }

    /** Texts by name of file. */
    public static Map<String, String> of(LawBook book) {
        LawPages all = new LawPages(book);
        Map<String, String> pages = new TreeMap<>();
        all.byPlace.forEach((place, packs) -> pages.put(file(place), MARK + "\n" + all.page(place, packs)));
        pages.put(INDEX, MARK + "\n" + new CoveragePage(book).text());
        return pages;
    }

    static String file(String place) {
        return place + ".md";
    }

    private String page(String place, List<Pack> packs) {
        StringBuilder page = new StringBuilder("# " + Markdown.text(title(place)) + "\n\n");
        page.append(reach(place)).append('\n');
        page.append(Markdown.head(List.of("law", "family", ">rules", "reviewed")));
        for (Pack pack : packs) {
            page.append(Markdown.row(List.of(
                    Markdown.text(pack.title()),
                    pack.family().word(),
                    String.valueOf(pack.rules().size()),
                    reviewed(pack))));
        }
        packs.forEach(pack -> page.append(pack(pack)));
        return page.toString();
    }

    /** Whose rules count here besides. */
    private String reach(String place) {
        if (place.equals(Jurisdictions.UNKNOWN)) {
            return "A person whose country is not known, or is one of which no pack speaks, is under these rules and "
                    + "every other one of every pack.\n";
        }
        List<String> above = byPlace.keySet().stream()
                .filter(other -> reaches(other, place))
                .map(this::link)
                .toList();
        List<String> within = byPlace.keySet().stream()
                .filter(other -> other.startsWith(place + "-"))
                .map(this::link)
                .toList();
        String code = "Persons of `" + place + "` are under the rules of this page";
        return (place.equals(Jurisdictions.WORLD) ? "Every person is under the rules of this page" : code)
                + (above.isEmpty() ? "" : ", and under those of " + Prose.and(above)) + ".\n"
                + (within.isEmpty() ? "" : "\nRegions with law of their own: " + String.join(", ", within) + ".\n");
    }

    private boolean reaches(String wide, String place) {
        boolean region = wide.contains("-");
        return !wide.equals(place)
                && !region
                && book.jurisdictions()
                        .countriesOf(wide)
                        .containsAll(book.jurisdictions().countriesOf(place))
                && !place.equals(Jurisdictions.WORLD)
                && !wide.equals(Jurisdictions.UNKNOWN);
    }

    private String pack(Pack pack) {
        StringBuilder text = new StringBuilder("\n## " + Markdown.text(pack.title()) + "\n\n");
        text.append(Prose.sentence(Markdown.text(pack.instrument()))).append("\n\n");
        text.append("Pack `")
                .append(pack.id())
                .append("`, ")
                .append(pack.family().word())
                .append(". ");
        text.append(pack.source().isEmpty() ? "" : "Source: " + Markdown.link(pack.source(), pack.source()) + ". ");
        text.append("Reviewed: ").append(reviewed(pack)).append(".\n");
        pack.rules().forEach(rule -> text.append(rule(rule, pack)));
        return text.toString();
    }

    private String rule(Rule rule, Pack pack) {
        StringBuilder text = new StringBuilder("\n### " + Markdown.text(rule.id()) + "\n\n");
        text.append(Markdown.text(rule.requires())).append("\n\n");
        item(text, "Citation", Markdown.text(rule.cite()));
        item(text, "In force", inForce(rule));
        item(text, "Status", rule.status().word().replace('-', ' '));
        item(text, "Known", rule.confidence().word().replace('-', ' '));
        item(text, "What Licit does", Markdown.text(Sentences.does(rule)));
        item(
                text,
                "In place of",
                Prose.and(rule.replaces().stream().map(this::ruleLink).toList()));
        item(text, "Penalty", Markdown.text(Sentences.penalty(rule.penalty())));
        item(text, "Notes", Markdown.text(rule.notes()));
        item(text, "Source", rule.url().equals(pack.source()) ? "" : Markdown.link(rule.url(), rule.url()));
        return text.toString();
    }

    private static void item(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("- **").append(name).append(":** ").append(value).append('\n');
        }
    }

    private static String inForce(Rule rule) {
        Optional<String> until = rule.until().map(day -> "until " + day);
        return rule.from()
                .map(day -> "from " + day + until.map(end -> " " + end).orElse(""))
                .or(() -> rule.by()
                        .map(day ->
                                "by " + day + until.map(end -> " and " + end).orElse("") + "; since when is not known"))
                .orElse(until.orElse("no day known"));
    }

    private String ruleLink(String id) {
        String place = placeOfRule.get(id);
        return place == null
                ? Markdown.text(id)
                : "[" + id + "](" + file(place) + "#" + id.toLowerCase(Locale.ROOT) + ")";
    }

    private String link(String place) {
        return "[" + Markdown.text(title(place)) + "](" + file(place) + ")";
    }

    private String title(String place) {
        return book.jurisdictions().title(place);
    }

    private static String reviewed(Pack pack) {
        return pack.reviewed().map(Object::toString).orElse("never");
    }
}
