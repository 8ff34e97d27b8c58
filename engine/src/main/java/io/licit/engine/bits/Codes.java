package io.licit.engine.bits;

import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A small whole number for every person that stands for one of few values of something: a group, a band, a bin. Missing
 * where a person has none.
 *
 * <p>A byte a person up to 254 levels, two bytes above. Values: not changed once made.
 */
public final class Codes {
    /** What {@link #at} gives for a person without a value. */
    public static final int MISSING = -1;

    public static final int MOST_LEVELS = 65_000;

    private static final int MOST_IN_BYTES = 254;

    private final List<String> labels;
    private final boolean narrow;
    private final byte[] bytes;
    private final short[] shorts;

    private Codes(List<String> labels, byte[] bytes, short[] shorts) {
        this.labels = labels;
        this.narrow = labels.size() <= MOST_IN_BYTES;
        this.bytes = bytes;
        this.shorts = shorts;
    }

    /**
     * To be filled; everybody is missing until then.
     *
     * @throws IllegalArgumentException above {@link #MOST_LEVELS}; whoever may have so many asks first
     */
    public static Writer writer(List<String> labels, int persons) {
        return new Writer(labels, persons);
    }

    /**
     * One level for each set; who is in none is missing.
     *
     * @param sets of these persons, disjoint, as many as there are labels
     * @throws IllegalArgumentException above {@link #MOST_LEVELS}
     */
    public static Codes of(List<String> labels, List<RoaringBitmap> sets, int persons) {
        if (labels.size() != sets.size()) {
            throw new IllegalArgumentException("not a set for each level");
        }
        Writer writer = writer(labels, persons);
        Blocks blocks = new Blocks(persons);
        sets.forEach(blocks::requireWithin);
        blocks.ranges((first, last) -> writer.fill(sets, blocks, first, last));
        return writer.codes();
    }

    /** In the order of their codes. */
    public List<String> labels() {
        return labels;
    }

    public int levels() {
        return labels.size();
    }

    public int persons() {
        return narrow ? bytes.length : shorts.length;
    }

    /** From 0 to before {@link #levels}, or {@link #MISSING}. */
    public int at(int person) {
        int digit = digit(person);
        return digit == labels.size() ? MISSING : digit;
    }

    /** The same, missing being the level after the last. */
    int digit(int person) {
        return narrow ? bytes[person] & 0xff : shorts[person] & 0xffff;
    }

    /** {@link #levels} and one for missing. */
    int radix() {
        return labels.size() + 1;
    }

    /** Multiplies each number by the radix and adds the digit of the person at that distance from the first. */
    void append(int from, int length, int[] numbers) {
        int radix = radix();
        if (narrow) {
            for (int i = 0; i < length; i++) {
                numbers[i] = numbers[i] * radix + (bytes[from + i] & 0xff);
            }
        } else {
            for (int i = 0; i < length; i++) {
                numbers[i] = numbers[i] * radix + (shorts[from + i] & 0xffff);
            }
        }
    }

    /** The same of the persons at the first so many of these distances. */
    void append(int from, int[] distances, int count, int[] numbers) {
        int radix = radix();
        if (narrow) {
            for (int i = 0; i < count; i++) {
                numbers[i] = numbers[i] * radix + (bytes[from + distances[i]] & 0xff);
            }
        } else {
            for (int i = 0; i < count; i++) {
                numbers[i] = numbers[i] * radix + (shorts[from + distances[i]] & 0xffff);
            }
        }
    }

    /** The same for numbers that need more bits, of the persons at the first so many of these distances. */
    void append(int from, int[] distances, int count, long[] numbers) {
        long radix = radix();
        if (narrow) {
            for (int i = 0; i < count; i++) {
                numbers[i] = numbers[i] * radix + (bytes[from + distances[i]] & 0xff);
            }
        } else {
            for (int i = 0; i < count; i++) {
                numbers[i] = numbers[i] * radix + (shorts[from + distances[i]] & 0xffff);
            }
        }
    }

    /** Fills codes, person by person in any order. */
    public static final class Writer {
        private final Codes codes;
        private boolean done;

        private Writer(List<String> labels, int persons) {
            int missing = labels.size();
            if (missing > MOST_LEVELS) {
                throw new IllegalArgumentException("more than " + MOST_LEVELS + " levels");
            }
            boolean narrow = missing <= MOST_IN_BYTES;
            codes = new Codes(List.copyOf(labels), new byte[narrow ? persons : 0], new short[narrow ? 0 : persons]);
            Arrays.fill(codes.bytes, (byte) missing);
            Arrays.fill(codes.shorts, (short) missing);
        }

        /** @param code from 0 to the number of levels, which is missing */
        public void set(int person, int code) {
            if (done || code < 0 || code > codes.levels()) {
                throw new IllegalStateException(done ? "written after it was done" : "no such level");
            }
            if (codes.narrow) {
                codes.bytes[person] = (byte) code;
            } else {
                codes.shorts[person] = (short) code;
            }
        }

        /** How many of the persons of these blocks are in a set. */
        private long fill(List<RoaringBitmap> sets, Blocks blocks, int first, int last) {
            List<Blocks.Cursor> cursors = sets.stream().map(Blocks.Cursor::new).toList();
            int[] members = new int[Blocks.SIZE];
            int[] counts = new int[sets.size()];
            long all = 0;
            for (int block = first; block < last; block++) {
                int here = 0;
                for (int code = 0; code < counts.length; code++) {
                    counts[code] =
                            cursors.get(code).at(block) ? cursors.get(code).cardinality() : 0;
                    here += counts[code];
                }
                // Where nobody is missing, the largest set needs no look at its members.
                int most = here == blocks.length(block) ? largest(counts) : Codes.MISSING;
                if (most >= 0) {
                    fill(blocks.start(block), here, most);
                }
                for (int code = 0; code < counts.length; code++) {
                    if (counts[code] > 0 && code != most) {
                        set(blocks.start(block), members, cursors.get(code).read(members), code);
                    }
                }
                all += here;
            }
            return all;
        }

        private static int largest(int[] counts) {
            int largest = 0;
            for (int code = 1; code < counts.length; code++) {
                largest = counts[code] > counts[largest] ? code : largest;
            }
            return largest;
        }

        private void fill(int from, int length, int code) {
            if (codes.narrow) {
                Arrays.fill(codes.bytes, from, from + length, (byte) code);
            } else {
                Arrays.fill(codes.shorts, from, from + length, (short) code);
            }
        }

        private void set(int from, int[] distances, int count, int code) {
            if (codes.narrow) {
                for (int i = 0; i < count; i++) {
                    codes.bytes[from + distances[i]] = (byte) code;
                }
            } else {
                for (int i = 0; i < count; i++) {
                    codes.shorts[from + distances[i]] = (short) code;
                }
            }
        }

        public Codes codes() {
            done = true;
            return codes;
        }
    }
}
