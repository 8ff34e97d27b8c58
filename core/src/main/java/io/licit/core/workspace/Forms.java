package io.licit.core.workspace;

import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Said;
import io.licit.core.yaml.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Forms of values that several definitions share. */
final class Forms {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** What segments, assessments and campaigns are called. */
    static final Form<String> ID = pattern(
            Said.of("an id of letters, digits, `.`, `_` and `-`"), "x", "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    /** What a table is called. */
    static final Form<String> TABLE =
            pattern(Said.of("a name of letters, digits, `_` and `-`"), "orders", "[\\p{L}_][\\p{L}\\p{N}_-]{0,62}");

    /** A segment's address, as `licit run` prints it. */
    static final Form<String> DIGEST = pattern(Said.of("a digest of 64 hexadecimal digits"), "3b1f…", "[0-9a-f]{64}");

    static final Form<String> COLUMN = pattern(Said.of("the name of a column"), "customer_id", "\\S(.{0,126}\\S)?");

    static final Form<String> CATEGORY =
            pattern(Said.of("a data category"), "user.contact.email", "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    /** ISO 3166-1 alpha-2. */
    static final Form<String> COUNTRY = Form.of(
            Said.of("a country's two-letter code in capitals"),
            "DE",
            scalar -> Optional.of(scalar.text()).filter(COUNTRIES::contains));

    /** ISO 639-1, with a region or script after it. */
    static final Form<String> LANGUAGE = pattern(Said.of("a language's code"), "en", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** {@code strictest}, a country, or a subdivision after ISO 3166-2. */
    static final Form<String> JURISDICTION = Form.of(
            Said.of("`strictest` or the code of a country or subdivision"),
            "strictest",
            scalar -> Optional.of(scalar.text()).filter(Forms::isJurisdiction));

    static final List<String> CONTACTS = List.of("email", "phone", "post", "push", "messaging", "fax");

    /** What structural columns without a closer category hold. */
    static final String OPERATIONS = "system.operations";

    /** What data may have been collected for: the purposes of a use, and two that no segment is for. */
    static final Form<String> COLLECTED_FOR =
            Form.oneOf(Stream.concat(Word.words(Purpose.class).stream(), Stream.of("contract", "legal-obligation"))
                    .toList());

    private Forms() {}

    private static boolean isJurisdiction(String text) {
        return text.equals("strictest")
                || COUNTRIES.contains(text)
                || (text.matches("[A-Z]{2}-[A-Z0-9]{1,3}") && COUNTRIES.contains(text.substring(0, 2)));
    }

    private static Form<String> pattern(Said noun, String example, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return Form.of(
                noun,
                example,
                scalar -> Optional.of(scalar.text())
                        .filter(text -> pattern.matcher(text).matches()));
    }
}
