package io.licit.core.law;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What only shows when packs lie side by side: ids that stand twice, and names of rules that are not there. */
public final class BookCheck {
    private BookCheck() {}

    /**
     * @param checked the packs of the book to report on
     */
    public static List<Diagnostic> references(LawBook book, List<Pack> checked) {
        List<Diagnostic> found = new ArrayList<>();
        Map<String, Rule> byId = new HashMap<>();
        for (Rule rule : book.rules()) {
            Rule first = byId.putIfAbsent(rule.id(), rule);
            if (first != null) {
                found.add(Diagnostic.of(Code.WSP1102, Said.of("rule `{}` stands twice", rule.id()), rule.span())
                        .withNote(Said.of("first in {}", first.span().file().path()))
                        .withHelp(Said.of("give one of them another id")));
            }
        }
        for (Pack pack : checked) {
            for (Rule rule : pack.rules()) {
                checkNames(rule, rule.replaces(), byId.keySet(), found);
                if (rule.effect() instanceof Effect.SoftOptIn soft) {
                    checkNames(rule, soft.relieves(), byId.keySet(), found);
                }
                if (pack.jurisdiction().equals(Jurisdictions.UNKNOWN) && takesAway(rule)) {
                    found.add(Diagnostic.of(
                                    Code.LAW3007,
                                    Said.of("rule `{}` for unknown places takes away from another", rule.id()),
                                    rule.span())
                            .withHelp(Said.of("where the place is unknown, rules can only add")));
                }
            }
        }
        return found;
    }

    /** A workspace's own rules that take away from shipped ones. They may take away only from each other. */
    public static List<Diagnostic> loosening(LawBook shipped, List<Pack> own) {
        Set<String> ids = shipped.rules().stream().map(Rule::id).collect(Collectors.toSet());
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : own.stream().flatMap(pack -> pack.rules().stream()).toList()) {
            List<String> names = new ArrayList<>(rule.replaces());
            if (rule.effect() instanceof Effect.SoftOptIn soft) {
                names.addAll(soft.relieves());
            }
            names.stream()
                    .filter(ids::contains)
                    .forEach(name -> found.add(Diagnostic.of(
                                    Code.LAW3007,
                                    Said.of("rule `{}` takes away from the shipped rule `{}`", rule.id(), name),
                                    rule.span())
                            .withHelp(Said.of("a workspace's own rules can only add to shipped law"))));
        }
        return found;
    }

    private static boolean takesAway(Rule rule) {
        return !rule.replaces().isEmpty() || rule.effect() instanceof Effect.SoftOptIn;
    }

    private static void checkNames(Rule rule, List<String> names, Set<String> known, List<Diagnostic> found) {
        for (String name : names) {
            if (!known.contains(name)) {
                found.add(Diagnostic.of(
                                Code.LAW3004,
                                Said.of("rule `{}` names `{}`, which is no rule", rule.id(), name),
                                rule.span())
                        .withHelp(Suggestions.didYouMean(name, known)));
            }
        }
    }
}
