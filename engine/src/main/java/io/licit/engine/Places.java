package io.licit.engine;

import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
