package io.licit.engine.sql;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Obtained;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gate tests as conditions on a table of one row per person, {@code gate}, whose columns are aggregates over the ledgers.
 * Every test of a plan is turned first; then {@link #consentColumns} and {@link #restrictionColumns} tell which
 * aggregates they need, each asked once however many tests use it.
 *
 * <p>A condition is never null: what is unknown excludes.
 */
public final class GateSql implements PersonTest.Visitor<String> {
    private static final String FOR_EVER = "CAST('9999-12-31 23:59:59.999999' AS TIMESTAMP)";

    private static final String NOW = "{now}";

    private final Instant now;
    private final boolean products;
    private final Dialect dialect;
    private final boolean timeless;
    private final Map<String, String> consentColumns = new LinkedHashMap<>();
    private final Map<String, String> restrictionColumns = new LinkedHashMap<>();

    /** What the gate asks of a row's method, in the order of its numbers in the warehouse. */
    public enum Method {
        OTHER,
        GPC,
        PARENTAL,
        PURCHASE,
        WRITTEN;

        private static final Set<String> WRITTEN_WORDS = Set.of("web-form", "paper", "e-signature");

        public static Method of(String word) {
            return switch (word.strip()) {
                case "gpc" -> GPC;
                case "parental" -> PARENTAL;
                case "purchase" -> PURCHASE;
                default -> WRITTEN_WORDS.contains(word.strip()) ? WRITTEN : OTHER;
            };
        }
    }

    /** @param products whether any row of the consent ledger tells a product */
    public GateSql(Instant now, boolean products) {
        this(now, products, Dialect.DUCKDB, false);
    }

    private GateSql(Instant now, boolean products, Dialect dialect, boolean timeless) {
        this.now = now;
        this.products = products;
        this.dialect = dialect;
        this.timeless = timeless;
    }

    /**
     * One whose texts are the same at every instant of a UTC day: they name its moments, and {@link #at} puts these in. So
     * two aggregates have one name only if they are the same at all instants.
     */
    public static GateSql timeless(LocalDate day, boolean products, Dialect dialect) {
        return new GateSql(day.atStartOfDay().toInstant(ZoneOffset.UTC), products, dialect, true);
    }

    /** A timeless text as of an instant. */
    public static String at(Instant now, String timeless) {
        return PLACE.matcher(timeless)
                .replaceAll(found -> Matcher.quoteReplacement(
                        moment(found.group(1) == null ? now : before(now, Period.parse(found.group(1))))));
    }

    private static final Pattern PLACE = Pattern.compile("\\{now(?: - (P[-0-9YMD]+))?\\}");

    /** A condition on {@code gate} that is true of whom the test leaves out, false of everybody else. */
    public String condition(PersonTest test) {
        return test.accept(this);
    }

    /**
     * The minute until which every one of the tests has the answer that it has now, by the clock: an expression on {@code
     * gate}, in whole minutes since 1970; never null.
     */
    public String until(Collection<PersonTest> tests) {
        Breakpoints breakpoints = new Breakpoints(now, tests);
        List<String> moments = new ArrayList<>(breakpoints.ofPersons());
        breakpoints.ofConsents().forEach(next -> moments.add(column(consentColumns, "until", next)));
        breakpoints.ofRestrictions().forEach(next -> moments.add(column(restrictionColumns, "ended", next)));
        return Breakpoints.earliest(moments);
    }

    /** The names of aggregates over {@code consents}, for a query that groups by {@code n}. */
    public Map<String, String> consentColumns() {
        return consentColumns;
    }

    /** The names of aggregates over {@code restrictions}, for a query that groups by {@code n}. */
    public Map<String, String> restrictionColumns() {
        return restrictionColumns;
    }

    @Override
    public String always(PersonTest.Always test) {
        return "true";
    }

    @Override
    public String restricted(PersonTest.Restricted test) {
        int kinds = test.kinds().stream()
                .mapToInt(LedgerWords::bit)
                .reduce(LedgerWords.OPEN, (left, right) -> left | right);
        String restricted = column(
                restrictionColumns,
                "restricted",
                latest(
                        "COALESCE(moment, " + FOR_EVER + ")",
                        "(kind & " + kinds + ") <> 0 AND " + exists() + " AND COALESCE(until > " + moment()
                                + ", true)"));
        String lifted = test.unless().map(this::given).orElse("false");
        String later = test.unless()
                .map(consent -> grant(consent) + " > " + restricted)
                .orElse("false");
        return "(" + restricted + " IS NOT NULL AND NOT COALESCE(" + lifted + " AND " + later + ", false))";
    }

    @Override
    public String refused(PersonTest.Refused test) {
        Set<Purpose> purposes = EnumSet.of(test.purpose());
        purposes.addAll(test.alsoTo());
        String filter = "status = " + test.status().ordinal() + " AND " + concerns(purposes, test.channel())
                + (test.signalOnly() ? " AND method = " + Method.GPC.ordinal() : "");
        String refused = column(consentColumns, "refused", refusal(filter));
        PersonTest.Consent any =
                new PersonTest.Consent(test.purpose(), test.channel(), Strength.of(ConsentKind.OPT_IN), false);
        return "(" + refused + " IS NOT NULL AND NOT COALESCE(" + given(any) + " AND " + grant(any) + " > " + refused
                + ", false))";
    }

    @Override
    public String minor(PersonTest.Minor test) {
        LocalDate latestBirth = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(test.under());
        String grown = "COALESCE(CASE WHEN birth IS NOT NULL THEN birth <= " + Sql.date(latestBirth) + " ELSE age >= "
                + test.under() + " END, false)";
        String lifted = test.unless().map(this::given).orElse("false");
        return "(NOT " + grown + " AND NOT " + lifted + ")";
    }

    @Override
    public String unconsented(PersonTest.Unconsented test) {
        String reliefs = test.reliefs().stream()
                .map(this::relieved)
                .map(condition -> " AND NOT " + condition)
                .collect(Collectors.joining());
        return "(NOT " + given(test.consent()) + reliefs + ")";
    }

    @Override
    public String retentionPassed(PersonTest.RetentionPassed test) {
        return "(NOT COALESCE(retain_until > " + moment() + ", false))";
    }

    /** Whether such a grant is in force. */
    private String given(PersonTest.Consent consent) {
        return inForce(grant(consent), consent.purpose(), consent.channel());
    }

    /** When the latest such grant was given that has not expired, whatever was refused since. */
    private String grant(PersonTest.Consent consent) {
        String strength = switch (consent.strength().kind()) {
            case OPT_IN -> "";
            case EXPLICIT, SEPARATE -> " AND explicit";
            case WRITTEN -> " AND explicit AND method = " + Method.WRITTEN.ordinal();
        };
        String age = consent.strength()
                        .maxAge()
                        .map(period -> " AND (expires IS NOT NULL OR moment > " + before(period) + ")")
                        .orElse("")
                + consent.strength()
                        .atMost()
                        .map(period -> " AND moment > " + before(period))
                        .orElse("");
        String parental = consent.parental() ? " AND method = " + Method.PARENTAL.ordinal() : "";
        return column(
                consentColumns,
                "granted",
                latest(
                        "moment",
                        positive(ConsentStatus.GRANTED, consent.purpose(), consent.channel())
                                + strength
                                + age
                                + parental));
    }

    private String relieved(PersonTest.Relief relief) {
        boolean purchase = relief.obtained().contains(Obtained.PURCHASE);
        boolean inquiry = relief.obtained().contains(Obtained.INQUIRY);
        String purchased = "method = " + Method.PURCHASE.ordinal();
        String obtained = purchase && inquiry ? "" : purchase ? " AND " + purchased : " AND NOT (" + purchased + ")";
        if (!purchase && !inquiry) {
            return "false";
        }
        String within =
                relief.within().map(period -> " AND moment > " + before(period)).orElse("");
        String product = products
                ? relief.product()
                        .map(word -> " AND COALESCE(product = " + dialect.text(word) + ", true)")
                        .orElse(" AND product IS NULL")
                : "";
        String informed = column(
                consentColumns,
                "informed",
                latest(
                        "moment",
                        positive(ConsentStatus.INFORMED, relief.purpose(), relief.channel())
                                + obtained
                                + within
                                + product));
        return inForce(informed, relief.purpose(), relief.channel());
    }

    private String inForce(String given, Purpose purpose, Channel channel) {
        String refused = column(
                consentColumns,
                "refused",
                refusal("status IN (" + ConsentStatus.WITHDRAWN.ordinal() + ", " + ConsentStatus.OBJECTED.ordinal()
                        + ") AND " + concerns(Set.of(purpose), channel)));
        return "COALESCE(" + given + " > COALESCE(" + refused
                + ", CAST('0001-01-01' AS TIMESTAMP) - INTERVAL 1 DAY), false)";
    }

    private String positive(ConsentStatus status, Purpose purpose, Channel channel) {
        return "status = " + status.ordinal() + " AND (purposes & "
                + LedgerWords.bit(purpose) + ") <> 0 AND (channels & "
                + LedgerWords.bit(channel) + ") <> 0 AND moment <= " + moment()
                + " AND COALESCE(expires > " + moment() + ", true)";
    }

    private String refusal(String filter) {
        return latest("COALESCE(moment, " + FOR_EVER + ")", filter + " AND " + exists());
    }

    /** DuckDB takes several times longer over {@code max(…) FILTER (…)} than over this. */
    private static String latest(String moment, String condition) {
        return "max(CASE WHEN " + condition + " THEN " + moment + " END)";
    }

    private String concerns(Set<Purpose> purposes, Channel channel) {
        int asked =
                purposes.stream().mapToInt(LedgerWords::bit).reduce(LedgerWords.OPEN, (left, right) -> left | right);
        String ofPurpose = "(purposes & " + asked + ") <> 0";
        if (channel == Channel.NONE) {
            return ofPurpose;
        }
        int through = LedgerWords.bit(channel) | LedgerWords.OPEN;
        return ofPurpose + " AND (channels & " + through + ") <> 0";
    }

    private String exists() {
        return "COALESCE(moment <= " + moment() + ", true)";
    }

    private String moment() {
        return timeless ? NOW : moment(now);
    }

    private String before(Period period) {
        return timeless ? "{now - " + period + "}" : moment(before(now, period));
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static String moment(Instant instant) {
        return Sql.moment(instant);
    }

    private static String column(Map<String, String> columns, String prefix, String aggregate) {
        return columns.computeIfAbsent(aggregate, key -> prefix + columns.size());
    }

    /** The tests of a plan, each once, with the condition of each. */
    public Map<PersonTest, String> conditions(List<PersonTest> tests) {
        Map<PersonTest, String> conditions = new LinkedHashMap<>();
        tests.forEach(test -> conditions.computeIfAbsent(test, this::condition));
        return conditions;
    }
}
