package io.licit.core.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money and percentages that words state, as they are written in the languages of the shipped law. */
final class Amounts {
    private static final String NUMBER = "\\d{1,3}(?:[.,' \\u00a0]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
    private static final String BEFORE =
            "€|US\\$|A\\$|C\\$|CA\\$|R\\$|S\\$|\\$|£|¥|￥|₩|₹|Rs\\.?|EUR|USD|GBP|CHF|JPY|CNY|"
                    + "RMB|KRW|CAD|AUD|SGD|INR|BRL|ZAR|SEK|DKK|PLN";
    private static final String AFTER = "€|euros?\\b|eur\\b|\\$|dollars?\\b|usd\\b|£|pounds?\\b|gbp\\b|元|圓|円|원|chf\\b|"
            + "franken\\b|francs?\\b|zł|kr\\b|sek\\b|dkk\\b|aud\\b|cad\\b|yuan\\b|yen\\b|won\\b|reais\\b|rand\\b|rupees\\b";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern MONEY = Pattern.compile(
            "(?:" + BEFORE + ")\\s?(" + NUMBER + ")|(?<![\\d.,])(" + NUMBER + ")\\s?(?:" + AFTER + ")", FLAGS);
    private static final Pattern ANY = Pattern.compile(NUMBER);
    private static final Pattern NO_PRICE_AFTER = Pattern.compile(
            "^.{0,3}(less|off|discount|rabatt|weniger|günstiger|nachlass|de (remise|réduction)|offerts?|voucher|gutschein|"
                    + "credit|立减|优惠|優惠|割引|引き|オフ|할인|쿠폰|\\+|or more|以上|이상)",
            FLAGS);
    private static final Pattern NO_PRICE_BEFORE = Pattern.compile(
            "(basket of|order (of|over|above|from)|spend( over)?|over|above|minimum( of)?|save( up to)?|up to|ab|über|"
                    + "mindestens|dès|à partir de|满|滿|减|減|worth|win)\\s*$",
            FLAGS);
    private static final Pattern PERCENT =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:[.,]\\d{1,2})?)\\s?(?:%|％|percent\\b|prozent\\b)", FLAGS);
    private static final Pattern REDUCED_AFTER = Pattern.compile(
            "^.{0,4}(off|less|discount|reduction|rabatt|nachlass|weniger|günstiger|reduziert|de (remise|réduction)|"
                    + "moins|オフ|off|引き|割引|할인|descuento|de descuento|desconto|sconto|korting|for you|for your|für)",
            FLAGS);
    private static final Pattern REDUCED_BEFORE = Pattern.compile(
            "(save|discount of|off|less|spare|sparen sie|rabatt von|minus|remise de|jusqu.à|up to|[-–−])\\s*$", FLAGS);
    private static final Pattern FOLD =
            Pattern.compile("(?<![\\d.])(\\d(?:\\.\\d)?|[一二三四五六七八九](?:[一二三四五六七八九])?) ?折(?!扣|叠|疊|线|線|磨|腾)");

    private static final int NEAR = 24;

    private Amounts() {}

    /** An amount or percentage with where it stands in the text. */
    record Found(BigDecimal value, int start, int end) {}

    /** Amounts that somebody is to pay, reductions and thresholds apart. */
    static List<Found> prices(String text) {
        return money(text).stream()
                .filter(one -> !follows(NO_PRICE_AFTER, text, one.end()))
                .filter(one -> !precedes(NO_PRICE_BEFORE, text, one.start()))
                .toList();
    }

    static List<Found> money(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = MONEY.matcher(text);
        while (matcher.find()) {
            String written = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            number(written).ifPresent(value -> found.add(new Found(value, matcher.start(), matcher.end())));
        }
        return found;
    }

    /** All numbers, whatever they count. */
    static List<Found> numbers(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            number(matcher.group()).ifPresent(value -> found.add(new Found(value, matcher.start(), matcher.end())));
        }
        return found;
    }

    /** Percentages by which something is said to be cheaper. */
    static List<Found> reductions(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = PERCENT.matcher(text);
        while (matcher.find()) {
            if (follows(REDUCED_AFTER, text, matcher.end()) || precedes(REDUCED_BEFORE, text, matcher.start())) {
                number(matcher.group(1))
                        .ifPresent(value -> found.add(new Found(value, matcher.start(), matcher.end())));
            }
        }
        Matcher folds = FOLD.matcher(text);
        while (folds.find()) {
            found.add(new Found(BigDecimal.valueOf(100).subtract(paid(folds.group(1))), folds.start(), folds.end()));
        }
        return found;
    }

    /** What is left to pay of a hundred: {@code 8折} is eighty, {@code 八五折} and {@code 8.5折} eighty-five. */
    private static BigDecimal paid(String written) {
        String digits = written.codePoints()
                .filter(point -> point != '.')
                .map(point -> Character.isDigit(point) ? point : '1' + "一二三四五六七八九".indexOf(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new BigDecimal(digits.length() == 1 ? digits + "0" : digits);
    }

    /** A number as it is written with points, commas, blanks or apostrophes between its digits. */
    static Optional<BigDecimal> number(String written) {
        String digits = written.replaceAll("[' \\u00a0]", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean decimals = last >= 0 && digits.length() - last - 1 <= 2;
        String whole = (decimals ? digits.substring(0, last) : digits).replaceAll("[.,]", "");
        String text = decimals ? whole + "." + digits.substring(last + 1) : whole;
        return text.matches("\\d{1,15}(\\.\\d{1,2})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean follows(Pattern pattern, String text, int end) {
        return pattern.matcher(text.substring(end, Math.min(text.length(), end + NEAR)))
                .find();
    }

    private static boolean precedes(Pattern pattern, String text, int start) {
        return pattern.matcher(text.substring(Math.max(0, start - NEAR), start)).find();
    }
}
