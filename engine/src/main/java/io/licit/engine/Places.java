package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PlaceMap;
import io.licit.engine.bits.Truth;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnWriter;
import io.licit.engine.column.Formula;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Ranges;
import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.roaringbitmap.RoaringBitmap;

/** Where persons live, as the data says it: every spelling of country and region with its persons. */
final class Places {
    private static final String CODE = "place";
    /** Of the maps of gates, which a law has few of. */
    private static final int MOST_MAPS = 16;

    private final List<Spelling> spellings;
    private final Column placeOf;
    private final Map<String, RoaringBitmap> byCountry = new TreeMap<>();
    private final Map<PlaceMap, Map<String, RoaringBitmap>> byKey = new HashMap<>();

    private record Spelling(String country, String region) {}

    private Places(List<Spelling> spellings, Column placeOf) {
        this.spellings = spellings;
        this.placeOf = placeOf;
    }

    /** By a column that is kept. */
    static Places of(Database database, PreparedColumns prepared) {
        return new Places(spellings(database), prepared.ofPersons(database, CODE, Type.NUMBER));
    }

    /** By reading everybody, for whoever keeps nothing. */
    static Places read(Database database, long persons) {
        ColumnWriter places = ColumnWriter.of(Kind.NUMBER, persons);
        database.each(
                "SELECT n, " + CODE + " FROM " + Layout.PERSONS, row -> places.number(row.getInt(1), row.getInt(2)));
        return new Places(spellings(database), places.column());
    }

    private static List<Spelling> spellings(Database database) {
        return database.rows(
                "SELECT country, region FROM " + Layout.PLACES + " ORDER BY place",
                row -> new Spelling(row.getString(1), row.getString(2)));
    }

    /** The persons by country as the data states it; looked at once. */
    Map<String, RoaringBitmap> countries() {
        if (byCountry.isEmpty()) {
            byCountry.putAll(grouped((country, region) -> country));
        }
        return Collections.unmodifiableMap(byCountry);
    }

    /** The persons by the keys of a map of places; looked at once. */
    Map<String, RoaringBitmap> keys(PlaceMap map) {
        if (byKey.size() >= MOST_MAPS && !byKey.containsKey(map)) {
            byKey.clear();
        }
        return byKey.computeIfAbsent(
                map, key -> grouped((country, region) -> GateReading.placeOf(key, country, region)));
    }

    /** The persons by what a function makes of country and region. */
    Map<String, RoaringBitmap> grouped(BiFunction<String, String, String> keyOf) {
        Map<String, List<Ranges>> codes = new TreeMap<>();
        for (int place = 0; place < spellings.size(); place++) {
            Spelling spelling = spellings.get(place);
            codes.computeIfAbsent(keyOf.apply(spelling.country, spelling.region), key -> new ArrayList<>())
                    .add(Ranges.of(place, place));
        }
        List<Formula> tests = new ArrayList<>();
        codes.values().forEach(places -> tests.add(new Formula.Test(placeOf, Predicate.within(Ranges.union(places)))));
        List<Truth> truths = Kernel.answer(tests, placeOf.persons());
        Map<String, RoaringBitmap> bitmaps = new TreeMap<>();
        int at = 0;
        for (String key : codes.keySet()) {
            bitmaps.put(key, truths.get(at++).yes());
        }
        return bitmaps;
    }

    /** The persons by where the law sees them; whose place is unknown is where the workspace assumes. */
    Map<Place, RoaringBitmap> living(Law law, Optional<String> assumed) {
        Map<String, Place> byKey = new TreeMap<>();
        Map<String, RoaringBitmap> grouped = grouped((country, region) -> {
            Place place = law.place(country, region);
            Place here =
                    place instanceof Place.Unknown ? assumed.map(law::assumed).orElse(place) : place;
            byKey.put(here.key(), here);
            return here.key();
        });
        Map<Place, RoaringBitmap> living = new LinkedHashMap<>();
        byKey.forEach((key, place) -> living.put(place, grouped.getOrDefault(key, new RoaringBitmap())));
        return living;
    }
}
