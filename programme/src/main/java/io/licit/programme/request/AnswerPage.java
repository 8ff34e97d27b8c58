package io.licit.programme.request;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import io.licit.engine.erase.Rows;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An answer for the person herself, in plain words. */
final class AnswerPage {
    private final Answer answer;
    private final Html page;

    AnswerPage(Answer answer) {
        this.answer = answer;
        this.page = Html.page("Your data at " + answer.organisation(), AnswerStyle.SHEET);
    }

    String text() {
        boolean whole = answer.request().kind() != Kind.PORTABILITY;
        page.open("main").line();
        header(whole);
        tables();
        if (whole) {
            recorded();
            new SegmentAccounts(answer, page).write();
            recipients();
            retention();
            rights();
            requests();
        }
        page.leaf(
                "footer",
                "The file data.json holds the same for computers. This page was made by Licit from the data as it was"
                        + " on the day of the answer.");
        return page.end();
    }

    private void header(boolean whole) {
        Request request = answer.request();
        page.open("header").line();
        page.leaf("h1", "Your data at " + answer.organisation()).line();
        page.leaf(
                        "p",
                        "The answer to your request no. " + request.number() + " ("
                                + request.kind().word()
                                + "), which came on " + request.received() + "; answered on "
                                + answer.at().atZone(ZoneOffset.UTC).toLocalDate() + ". We know you as "
                                + answer.data().person() + ".")
                .line();
        long rows = answer.rows().stream().mapToLong(part -> part.rows().size()).sum();
        page.leaf("p", summary(rows, whole)).line();
        if (whole) {
            page.open("nav", "aria-label", "Parts of this page");
            link("data", "What we hold");
            link("said", "What you allowed and refused");
            link("segments", "Groups, and why");
            link("recipients", "Who received it");
            link("retention", "How long we keep it");
            link("rights", "Your rights");
            page.close().line();
        }
        page.close().line();
    }

    private String summary(long rows, boolean whole) {
        String held = rows == 0
                ? "We hold no record of you."
                : "We hold " + rows + (rows == 1 ? " record" : " records") + " about you.";
        if (!whole) {
            return held
                    + " What we computed about you, and what came from others, is not a part of what you take along;"
                    + " ask for access to see it.";
        }
        long in = answer.segments().stream().filter(Answer.AboutSegment::in).count();
        return held + " You are in " + in + " of our " + answer.segments().size() + " customer groups, and "
                + (answer.exports().isEmpty()
                        ? "no list with you in it has been passed on."
                        : answer.exports().size() + " lists with you in them were passed on.");
    }

    private void link(String part, String words) {
        page.leaf("a", words, "href", "#" + part).text(" ");
    }

    private void tables() {
        page.open("section", "id", "data").line();
        page.leaf("h2", "What we hold about you").line();
        Map<Table, List<Rows.Row>> rows = new LinkedHashMap<>();
        answer.rows()
                .forEach(part -> rows.computeIfAbsent(part.table(), table -> new ArrayList<>())
                        .addAll(part.rows()));
        rows.forEach((table, all) -> {
            if (table.role() instanceof Table.Role.Persons) {
                all.forEach(row -> profile(table, row));
            }
        });
        rows.forEach((table, all) -> {
            if (!(table.role() instanceof Table.Role.Persons)) {
                table(table, all);
            }
        });
        if (rows.isEmpty()) {
            page.leaf("p", "Nothing is stored under this name.", "class", "note")
                    .line();
        }
        page.close().line();
    }

    private void profile(Table table, Rows.Row row) {
        page.open("dl").line();
        row.values().forEach((column, value) -> {
            if (answer.shows(table, column)) {
                page.open("div").leaf("dt", PlainWords.label(column));
                page.open("dd").text(value.isEmpty() ? "not stored" : value);
                table.column(column).ifPresent(this::origin);
                page.close().close().line();
            }
        });
        page.close().line();
    }

    private void origin(Column column) {
        if (!column.derivedFrom().isEmpty()) {
            page.text(" ").leaf("cite", "(computed from " + String.join(", ", column.derivedFrom()) + ")");
        }
    }

    private void table(Table table, List<Rows.Row> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.values().keySet().stream()
                .filter(column -> answer.shows(table, column))
                .forEach(columns::add));
        page.open("div", "class", "scroll", "tabindex", "0").open("table").line();
        page.leaf("caption", PlainWords.label(table.name()) + " (" + rows.size() + ")")
                .line();
        page.open("thead").open("tr");
        columns.forEach(column -> page.leaf("th", PlainWords.label(column), "scope", "col"));
        page.close().close().line().open("tbody").line();
        for (Rows.Row row : rows) {
            page.open("tr");
            columns.forEach(column -> page.leaf("td", row.values().getOrDefault(column, "")));
            page.close().line();
        }
        page.close().close().close().line();
    }

    private void recorded() {
        page.open("section", "id", "said").line();
        page.leaf("h2", "What you allowed and refused").line();
        boolean any = list("consents") | list("restrictions");
        page.leaf(
                        "p",
                        any
                                ? "This is what was recorded on top of the tables above."
                                : "Nothing was recorded on top of the tables above.",
                        "class",
                        "note")
                .line();
        page.close().line();
    }

    private boolean list(String what) {
        Json found = answer.recorded().get(what).orElse(Json.array());
        if (!(found instanceof Json.Arr all) || all.items().isEmpty()) {
            return false;
        }
        page.open("ul").line();
        for (Json item : all.items()) {
            if (item instanceof Json.Obj one) {
                page.leaf("li", sentence(one)).line();
            }
        }
        page.close().line();
        return true;
    }

    private static String sentence(Json.Obj one) {
        List<String> parts = new ArrayList<>();
        one.members().forEach((key, value) -> {
            String text = value instanceof Json.Str words ? words.value() : value.canonical();
            if (!text.isEmpty()) {
                parts.add(PlainWords.label(key).toLowerCase(java.util.Locale.ROOT) + " " + text);
            }
        });
        return String.join(", ", parts);
    }

    private void recipients() {
        page.open("section", "id", "recipients").line();
        page.leaf("h2", "Who received it").line();
        if (answer.exports().isEmpty()) {
            page.leaf("p", "No list that we made and passed on has you in it.").line();
        } else {
            page.open("ul").line();
            answer.exports()
                    .forEach(made -> page.leaf(
                                    "li",
                                    "On " + made.at().atZone(ZoneOffset.UTC).toLocalDate() + ", the list of the group "
                                            + made.segment() + ", for " + recipient(made.recipient()) + ".")
                            .line());
            page.close().line();
        }
        page.close().line();
    }

    static String recipient(String word) {
        return switch (word) {
            case "own" -> "our own use";
            case "third-party" -> "another organisation";
            case "online-platform" -> "an online platform";
            default -> word;
        };
    }

    private void retention() {
        page.open("section", "id", "retention").line();
        page.leaf("h2", "How long we keep it").line();
        String words = answer.retention()
                .map(kept -> "We keep your data for " + PlainPeriod.of(kept.keep()) + ", counted from: "
                        + PlainWords.label(kept.since()).toLowerCase(java.util.Locale.ROOT) + ".")
                .orElse("No period is stated in our records; ask us.");
        page.leaf("p", words).line();
        for (Table table : answer.catalogue().tables().values()) {
            table.kept()
                    .ifPresent(kept -> page.leaf(
                                    "p",
                                    "Also where you ask us to erase your data, we keep "
                                            + PlainWords.label(table.name()).toLowerCase(java.util.Locale.ROOT)
                                            + " for " + PlainPeriod.of(kept.keep()) + ": " + kept.reason()
                                            + (kept.rule().isEmpty() ? "" : " (" + kept.rule() + ")") + ".")
                            .line());
        }
        page.close().line();
    }

    private void rights() {
        page.open("section", "id", "rights").line();
        page.leaf("h2", "Your rights").line();
        page.leaf("p", "The law of your place, as far as we know it, gives you these:")
                .line();
        page.open("ul").line();
        for (Rule rule : answer.rights()) {
            page.open("li")
                    .text(rule.requires().strip().replace('\n', ' ') + " ")
                    .leaf("cite", rule.cite());
            page.close().line();
        }
        page.close().close().line();
    }

    private void requests() {
        page.open("section", "id", "requests").line();
        page.leaf("h2", "What you asked us").line();
        page.open("ul").line();
        answer.requests()
                .forEach(one -> page.leaf(
                                "li",
                                "No. " + one.number() + ", " + words(one.kind()) + ", of " + one.received() + ": "
                                        + one.state() + ".")
                        .line());
        page.close().close().line();
    }

    private static String words(Word word) {
        return word.word().replace('-', ' ');
    }
}
