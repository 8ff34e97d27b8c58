package io.licit.programme.request;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Use;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.engine.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a person of every segment whether she is in it, and why. */
final class SegmentAccounts {
    private final Answer answer;
    private final Html page;

    SegmentAccounts(Answer answer, Html page) {
        this.answer = answer;
        this.page = page;
    }

    void write() {
        page.open("section", "id", "segments").line();
        page.leaf("h2", "Groups we sort customers into, and why you are in them or not")
                .line();
        if (answer.segments().isEmpty()) {
            page.leaf("p", "We sort nobody into groups.").line();
        }
        answer.segments().forEach(this::segment);
        page.close().line();
    }

    private void segment(Answer.AboutSegment about) {
        Definition definition = about.definition();
        String state =
                about.in() ? " in" : about.why().filter(Explanation::matches).isPresent() ? " kept" : "";
        page.open("div", "class", "segment" + state).line();
        page.open("div", "class", "head").leaf("h3", definition.title()).leaf("span", badge(about), "class", "badge");
        page.close().line();
        page.leaf("p", purpose(definition)).line();
        definition
                .reason()
                .ifPresent(reason ->
                        page.leaf("p", reason.strip(), "class", "note").line());
        page.leaf("p", because(about)).line();
        if (!about.excludedBy().isEmpty()) {
            page.open("ul").line();
            about.excludedBy().forEach(this::rule);
            page.close().line();
        }
        about.why().ifPresent(this::conditions);
        page.close().line();
    }

    private static String badge(Answer.AboutSegment about) {
        if (about.why().isEmpty()) {
            return "not known at present";
        }
        return about.in() ? "You are in this group" : "You are not in this group";
    }

    private static String purpose(Definition definition) {
        Use use = definition.use();
        String channels = use.channels().stream()
                .filter(channel -> channel != Channel.NONE)
                .map(channel -> channel.word().replace('-', ' '))
                .collect(Collectors.joining(", "));
        String words = "It is for " + words(use.purpose()) + (channels.isEmpty() ? "" : " by " + channels) + ", "
                + AnswerPage.recipient(use.recipient().word()) + ".";
        Optional<String> basis = definition.basis().map(SegmentAccounts::words);
        return words + basis.map(text -> " We rely on " + text + ".").orElse("");
    }

    private static String words(Purpose purpose) {
        return switch (purpose) {
            case ANALYTICS -> "counting and understanding";
            case SERVICE -> "serving you";
            case LOYALTY -> "our loyalty programme";
            case DIRECT_MARKETING -> "marketing that is sent to you";
            case TARGETED_ADVERTISING -> "advertising that is chosen for you";
            case PROFILING -> "judging interests and habits";
            case ENRICHMENT -> "adding data from others";
            case SALE_SHARE -> "passing data on to others";
            case PRICE_PERSONALISATION -> "prices that differ by person";
            case AUTOMATED_DECISION -> "decisions made by a program";
            case POLITICAL_ADVERTISING -> "political advertising";
        };
    }

    private static String words(Basis basis) {
        return switch (basis.word()) {
            case "consent" -> "your consent";
            case "legitimate-interests" -> "an interest of ours that we have weighed against yours";
            default -> "the basis “" + basis.word().replace('-', ' ') + "”";
        };
    }

    private String because(Answer.AboutSegment about) {
        if (about.why().isEmpty()) {
            return "Its definition has a mistake, so that nobody is in it until that is mended.";
        }
        Explanation why = about.why().get();
        boolean stored = answer.audiences().getOrDefault(about.definition().id(), false);
        if (why.in()) {
            return "You meet its condition, and no rule leaves you out."
                    + (stored ? "" : " The list that was last made does not have you yet.");
        }
        String last = stored ? " The list that was last made still has you; the next will not." : "";
        if (why.matches()) {
            return "You meet its condition, but you are left out, for this reason:" + last;
        }
        return "You do not meet its condition." + last
                + (about.excludedBy().isEmpty() ? "" : " You would be left out besides, for this reason:");
    }

    private void rule(Rule rule) {
        page.open("li").text(rule.requires().strip().replace('\n', ' ') + " ");
        page.leaf("cite", rule.cite().isEmpty() ? rule.id() : rule.cite() + " (" + rule.id() + ")")
                .close()
                .line();
    }

    private void conditions(Explanation why) {
        List<Explanation.Condition> conditions = why.conditions();
        if (conditions.isEmpty()) {
            return;
        }
        page.open("details", "open", "open")
                .leaf("summary", "The data that was used")
                .line();
        page.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        List.of("It asks whether …", "For you", "Met").forEach(head -> page.leaf("th", head, "scope", "col"));
        page.close().close().line().open("tbody").line();
        for (Explanation.Condition condition : conditions) {
            page.open("tr").leaf("td", PlainWords.of(condition.text()));
            page.leaf("td", condition.value().orElse("not known"));
            page.leaf(
                    "td",
                    switch (condition.result()) {
                        case TRUE -> "yes";
                        case FALSE -> "no";
                        case UNKNOWN -> "not known";
                    });
            page.close().line();
        }
        page.close().close().close().close().line();
    }
}
