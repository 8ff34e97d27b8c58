package io.licit.core.campaign;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days that words state, as they are written in the languages of the shipped law. */
final class Days {
    private static final List<List<String>> MONTHS = List.of(
            List.of("january", "jan", "januar", "jänner", "janvier", "janv", "enero", "janeiro", "gennaio", "januari"),
            List.of("february", "feb", "februar", "février", "févr", "febrero", "fevereiro", "febbraio", "februari"),
            List.of("march", "mar", "märz", "mars", "marzo", "março", "maart"),
            List.of("april", "apr", "avril", "avr", "abril", "aprile"),
            List.of("may", "mai", "mayo", "maio", "maggio", "mei"),
            List.of("june", "jun", "juni", "juin", "junio", "junho", "giugno"),
            List.of("july", "jul", "juli", "juillet", "juil", "julio", "julho", "luglio"),
            List.of("august", "aug", "août", "aout", "agosto", "augustus"),
            List.of("september", "sep", "sept", "septembre", "septiembre", "setembro", "settembre"),
            List.of("october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "ottobre"),
            List.of("november", "nov", "novembre", "noviembre", "novembro"),
            List.of("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dezembro", "dicembre"));
    private static final String MONTH = String.join(
            "|",
            MONTHS.stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList());
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern EAST =
            Pattern.compile("(?:(\\d{4})\\s?[年년]\\s?)?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号號]");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(\\d{4}))?(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:of |de )?(" + MONTH
                    + ")\\b\\.?(?:,?\\s+(?:de )?(\\d{4}))?",
            FLAGS);
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b(" + MONTH + ")\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?", FLAGS);
    private static final Pattern END_BEFORE = Pattern.compile(
            "(until|till|through|ends?( on)?|ending|closes?( on)?|expires?( on)?|by|before|bis( zum| einschließlich)?|endet( am)?|"
                    + "jusqu.au|avant le|expire le|se termine le|截止(到|至)?|至|到|hasta el|até|fino al|tot( en met)?|valid to|[-–—~～])"
                    + "\\s*(the |le )?((mon|tues|wednes|thurs|fri|satur|sun)day,? |midnight on )?$",
            FLAGS);
    private static final Pattern END_AFTER = Pattern.compile("^\\s?(\\d{1,2}[:時시时]\\d{0,2}分?\\s?)?(まで|迄|까지|截止|止|之前|前)");
    private static final Pattern TODAY = Pattern.compile(
            "(ends?|only|last chance|last day( is)?|expires?) (today|tonight)|today only|nur (noch )?heute|endet heute|"
                    + "aujourd.hui seulement|dernier jour|se termine (aujourd.hui|ce soir)|今(天|日)(截止|最后|仅限|限定)|仅限今(天|日)|"
                    + "(本日|今日)(限り|まで|限定)|오늘(만|까지|마감)",
            FLAGS);

    private static final int NEAR = 30;

    private Days() {}

    /**
     * A day that words state.
     *
     * @param year empty where the words leave it out
     */
    record Found(Optional<Integer> year, int month, int day, int start, int end) {
        /** The day, in the given year where the words state none; empty where there is no such day. */
        Optional<LocalDate> in(int other) {
            try {
                return Optional.of(LocalDate.of(year.orElse(other), month, day));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }

    /** Every day that a text states, in the order of the text. */
    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        add(found, ISO.matcher(text), 1, 2, 3);
        add(found, EAST.matcher(text), 1, 2, 3);
        add(found, DOTTED.matcher(text), 3, 2, 1);
        add(found, DAY_FIRST.matcher(text), 3, 2, 1);
        add(found, MONTH_FIRST.matcher(text), 3, 1, 2);
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    /** The days that a text says something ends on. */
    static List<Found> ends(String text) {
        return in(text).stream()
                .filter(day -> END_BEFORE
                                .matcher(text.substring(Math.max(0, day.start() - NEAR), day.start()))
                                .find()
                        || END_AFTER
                                .matcher(text.substring(day.end(), Math.min(text.length(), day.end() + NEAR)))
                                .find())
                .toList();
    }

    /** Where a text says that something ends on the day that it is read. */
    static Optional<MatchResult> endsToday(String text) {
        Matcher matcher = TODAY.matcher(text);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private static void add(List<Found> found, Matcher matcher, int year, int month, int day) {
        while (matcher.find()) {
            int monthNumber = month(matcher.group(month));
            int dayNumber = Integer.parseInt(matcher.group(day));
            if (monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31) {
                Optional<Integer> yearNumber =
                        Optional.ofNullable(matcher.group(year)).map(Integer::valueOf);
                found.add(new Found(yearNumber, monthNumber, dayNumber, matcher.start(), matcher.end()));
            }
        }
    }

    private static int month(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        String name = written.toLowerCase(Locale.ROOT);
        for (int month = 0; month < MONTHS.size(); month++) {
            if (MONTHS.get(month).contains(name)) {
                return month + 1;
            }
        }
        return 0;
    }
}
