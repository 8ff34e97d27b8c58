package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.column.RandomColumns.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A column that is patched is the column that would have been made of the values as they are now. */
final class ColumnPatchTest {
    private final Random random = new Random(20_261_134);

    @Test
    void everybody_has_the_old_value_or_the_new_one() {
        for (int round = 0; round < 60; round++) {
            int persons = RandomColumns.SIZES.get(random.nextInt(RandomColumns.SIZES.size()));
            Made made = new RandomColumns(random).made(persons);
            Column before = made.column();
            List<Optional<Object>> values = new ArrayList<>();
            made.codes().forEach(code -> values.add(code.map(known -> value(before, known))));
            RoaringBitmap changed = new RoaringBitmap();
            for (int i = random.nextInt(200); i >= 0; i--) {
                changed.add(random.nextInt(persons));
            }
            ColumnPatch patch = new ColumnPatch(before, changed);
            for (int person : changed) {
                values.set(person, change(patch, before.kind(), person));
            }
            check(patch.column(), values);
        }
    }

    private static Object value(Column column, long code) {
        return column.kind() == Kind.TEXT ? column.texts().all().get((int) code) : (Object) code;
    }

    private Optional<Object> change(ColumnPatch patch, Kind kind, int person) {
        if (random.nextInt(4) == 0) {
            return Optional.empty();
        }
        if (kind == Kind.TEXT) {
            String text = "new" + random.nextInt(5);
            patch.text(person, text);
            return Optional.of(text);
        }
        long code = kind == Kind.BOOLEAN ? random.nextInt(2) : random.nextInt(100_000);
        patch.code(person, code);
        return Optional.of(code);
    }

    private static void check(Column column, List<Optional<Object>> values) {
        for (int n = 0; n < values.size(); n++) {
            Optional<Object> value = column.code(n).map(code -> value(column, code));
            if (!value.equals(values.get(n))) {
                assertThat(value).as("%s of %d", column.kind(), n).isEqualTo(values.get(n));
            }
        }
    }

    @Test
    void a_number_with_more_places_changes_how_all_are_kept() {
        ColumnWriter writer = ColumnWriter.of(Kind.NUMBER, 70_000);
        for (int n = 0; n < 70_000; n++) {
            writer.number(n, n);
        }
        ColumnPatch patch = new ColumnPatch(writer.column(), RoaringBitmap.bitmapOf(3, 69_999));
        patch.number(69_999, -0.25);
        Column column = patch.column();
        assertThat(column.numbers().places()).isEqualTo(2);
        assertThat(column.code(3)).isEmpty();
        assertThat(column.code(69_999)).contains(-25L);
        assertThat(column.code(12)).contains(1_200L);
    }

    @Test
    void blocks_of_nobody_who_changed_are_the_same_and_a_text_that_is_nobodys_is_gone() {
        ColumnWriter writer = ColumnWriter.of(new Texts(List.of("a", "b", "c")), 140_000);
        for (int n = 0; n < 140_000; n++) {
            writer.code(n, n == 5 ? 1 : 2);
        }
        Column before = writer.column();
        ColumnPatch same = new ColumnPatch(before, RoaringBitmap.bitmapOf(6));
        same.text(6, "b");
        assertThat(same.column().block(1)).isSameAs(before.block(1));
        assertThat(same.column().block(0)).isNotSameAs(before.block(0));
        ColumnPatch forgotten = new ColumnPatch(before, RoaringBitmap.bitmapOf(5));
        assertThat(forgotten.column().texts().all()).containsExactly("a", "c");
        assertThat(forgotten.column().code(139_999)).contains(1L);
    }
}
