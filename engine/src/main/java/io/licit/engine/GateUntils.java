package io.licit.engine;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** For every person the minute since 1970 from which on she is asked again. Nothing in it is changed once it is here. */
final class GateUntils {
    private static final int SECONDS = 60;
    private static final int CHUNK = 4096;

    private final IntBuffer minutes;
    private final int earliest;

    private GateUntils(IntBuffer minutes, int earliest) {
        this.minutes = minutes;
        this.earliest = earliest;
    }

    /** @param minutes by person; nobody else holds it */
    static GateUntils of(int[] minutes) {
        return new GateUntils(
                IntBuffer.wrap(minutes), Arrays.stream(minutes).min().orElse(Integer.MAX_VALUE));
    }

    /** @param bytes as {@link #write} writes them */
    static GateUntils read(ByteBuffer bytes) {
        int earliest = bytes.getInt();
        return new GateUntils(bytes.slice().asIntBuffer(), earliest);
    }

    int persons() {
        return minutes.remaining();
    }

    /** A copy, to be changed. */
    int[] minutes() {
        int[] copy = new int[minutes.remaining()];
        minutes.duplicate().get(copy);
        return copy;
    }

    /** For more persons; some of them are to be asked again at any instant. */
    GateUntils waiting(RoaringBitmap whom, int persons) {
        int[] now = new int[persons];
        minutes.duplicate().get(now, 0, minutes.remaining());
        whom.forEach((IntConsumer) n -> now[n] = Integer.MIN_VALUE);
        return of(now);
    }

    /** Whether somebody is to be asked again at any instant. */
    boolean isWaiting() {
        return earliest == Integer.MIN_VALUE;
    }

    /** Whose answers may be others at an instant. */
    RoaringBitmap reached(Instant instant) {
        long minute = Math.floorDiv(instant.getEpochSecond(), SECONDS);
        RoaringBitmapWriter<RoaringBitmap> reached =
                RoaringBitmapWriter.writer().get();
        if (earliest > minute) {
            return reached.get();
        }
        for (int n = 0; n < minutes.remaining(); n++) {
            if (minutes.get(n) <= minute) {
                reached.add(n);
            }
        }
        return reached.get();
    }

    /** For every person the earlier of two. */
    GateUntils and(GateUntils other) {
        int[] both = minutes();
        for (int n = 0; n < both.length; n++) {
            both[n] = Math.min(both[n], other.minutes.get(n));
        }
        return of(both);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(earliest);
        byte[] chunk = new byte[CHUNK * Integer.BYTES];
        for (int from = 0; from < minutes.remaining(); from += CHUNK) {
            int count = Math.min(CHUNK, minutes.remaining() - from);
            ByteBuffer.wrap(chunk).asIntBuffer().put(minutes.duplicate().slice(from, count));
            out.write(chunk, 0, count * Integer.BYTES);
        }
    }
}
