package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.gate.PackCase;
import io.licit.core.gate.PackTests;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.engine.PackTestsOnEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Runs the tests that packs carry, on the reference and, where they ask of a person, on the engine. */
@CommandLine.Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run the tests that packs carry: of every rule, or of the named packs or rules.")
final class LawTest extends Command {
    private static final String REFERENCE = "reference";

    @Parameters(paramLabel = "PACK|RULE", description = "Ids of packs or rules; none for all.")
    private List<String> named = List.of();

    LawTest(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON, Format.JUNIT, Format.SARIF, Format.GITHUB);
        Diagnostics problems = new Diagnostics();
        LawBook book = LawOfCommand.of(options, shell, problems);
        List<Rule> rules = chosen(book);
        List<PackCase> cases = PackTests.cases(book, rules, problems);
        Map<PackCase, Expectation> answers = PackTestsOnEngine.answers(cases);
        PackTests.judge(cases, answers, problems);
        List<Diagnostic> found = problems.sorted();
        int tests = rules.stream().mapToInt(rule -> rule.tests().size()).sum();
        print(
                switch (format) {
                    case TEXT ->
                        Findings.render(found, format, paint()) + summary(rules.size(), tests, answers.size(), found);
                    case JSON -> json(rules.size(), tests, found);
                    case SARIF, JUNIT, GITHUB, HTML, XAPI, OSCAL, CSV, MARKDOWN ->
                        Findings.render(found, format, paint());
                });
        return options.failOn().exit(found);
    }

    private List<Rule> chosen(LawBook book) {
        for (String name : named) {
            if (book.pack(name).isEmpty() && book.rule(name).isEmpty()) {
                List<String> ids =
                        new ArrayList<>(book.rules().stream().map(Rule::id).toList());
                book.packs().forEach(pack -> ids.add(pack.id()));
                throw CliException.usage(
                        "there is no pack or rule `" + name + "`",
                        Suggestions.didYouMean(name, ids).text());
            }
        }
        return book.rules().stream()
                .filter(rule -> named.isEmpty() || named.contains(rule.id()) || named.contains(rule.pack()))
                .toList();
    }

    private static long failures(List<Diagnostic> found) {
        return found.stream().filter(one -> one.severity() == Severity.ERROR).count();
    }

    private static String summary(int rules, int tests, int ofPersons, List<Diagnostic> found) {
        long failed = failures(found);
        boolean agree = ofPersons > 0 && found.stream().noneMatch(one -> one.code() == Code.LAW3009);
        return Numbers.of(rules, "rule", "rules") + ", " + Numbers.of(tests, "test", "tests") + ": "
                + (failed == 0 ? "all as expected" : Numbers.count(failed) + " not as expected") + "\n"
                + (agree ? "the reference and DuckDB agree on " + ofPersons(ofPersons) + "\n" : "");
    }

    private static String ofPersons(int count) {
        return "the " + Numbers.of(count, "one that asks", "that ask") + " of a person";
    }

    private static String json(int rules, int tests, List<Diagnostic> found) {
        return Json.object()
                        .put("rules", rules)
                        .put("tests", tests)
                        .put("engines", Json.strings(List.of(REFERENCE, PackTestsOnEngine.ENGINE)))
                        .put("failed", failures(found))
                        .put("findings", JsonRenderer.findings(found))
                        .build()
                        .print()
                + "\n";
    }
}
