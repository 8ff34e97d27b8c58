package io.licit.cli;

import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.Jurisdictions;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that narrow law to places. */
final class Where {
    @Option(names = "--jurisdiction", paramLabel = "CODE", description = "Only the rules of EU, DE, US-CA, WORLD …")
    private @Nullable String jurisdiction;

    @Option(
            names = "--applies-in",
            paramLabel = "CODE",
            description = "Every rule that reaches persons of a country or region, its groups' rules too.")
    private @Nullable String place;

    /** Which rules were asked for. */
    Predicate<Rule> rules(LawBook book) {
        Predicate<String> jurisdictions = jurisdictions(book);
        return rule -> jurisdictions.test(rule.jurisdiction());
    }

    /** Which jurisdictions were. */
    Predicate<String> jurisdictions(LawBook book) {
        Predicate<String> all = any -> true;
        if (jurisdiction != null) {
            all = all.and(known(book, jurisdiction)::equals);
        }
        if (place != null) {
            Place there = place(book, place);
            all = all.and(code -> book.jurisdictions().mayReach(code, there));
        }
        return all;
    }

    private static String known(LawBook book, String given) {
        if (!book.jurisdictions().knows(given)) {
            throw CliException.usage(
                    "`" + given + "` is not a known jurisdiction",
                    Suggestions.didYouMean(given, book.jurisdictions().names()).text());
        }
        return given;
    }

    private static Place place(LawBook book, String given) {
        String code = known(book, given);
        Jurisdictions jurisdictions = book.jurisdictions();
        String country = code.length() > 2 ? code.substring(0, 2) : code;
        return jurisdictions.place(country, code.length() > 2 ? code : "", jurisdictions.countries());
    }
}
