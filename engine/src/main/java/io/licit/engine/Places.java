package io.licit.engine;

import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Where persons live, as the data says it: every spelling of country and region with its persons. */
final class Places {
    private final List<Spelling> spellings;
    private final int[] placeOf;

    private record Spelling(String country, String region) {}

    private Places(List<Spelling> spellings, int[] placeOf) {
        this.spellings = spellings;
        this.placeOf = placeOf;
    }

    static Places read(Database database, long persons) {
        List<Spelling> spellings = database.rows(
                "SELECT country, region FROM " + Layout.PLACES + " ORDER BY place",
                row -> new Spelling(row.getString(1), row.getString(2)));
        int[] placeOf = new int[Math.toIntExact(persons)];
        database.each("SELECT n, place FROM " + Layout.PERSONS, row -> placeOf[row.getInt(1)] = row.getInt(2));
        return new Places(spellings, placeOf);
    }

    /** The persons by what a function makes of country and region. */
    Map<String, RoaringBitmap> grouped(BiFunction<String, String, String> keyOf) {
        Map<String, RoaringBitmapWriter<RoaringBitmap>> writers = new TreeMap<>();
        List<RoaringBitmapWriter<RoaringBitmap>> byPlace = new ArrayList<>();
        for (Spelling spelling : spellings) {
            byPlace.add(writers.computeIfAbsent(
                    keyOf.apply(spelling.country, spelling.region),
                    key -> RoaringBitmapWriter.writer().get()));
        }
        for (int n = 0; n < placeOf.length; n++) {
            byPlace.get(placeOf[n]).add(n);
        }
        Map<String, RoaringBitmap> bitmaps = new TreeMap<>();
        writers.forEach((key, writer) -> bitmaps.put(key, writer.get()));
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
