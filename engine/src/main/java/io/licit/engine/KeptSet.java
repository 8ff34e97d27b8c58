package io.licit.engine;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** A set of persons that is read from its bytes only when somebody looks. Not for several threads at once. */
final class KeptSet {
    private Optional<ByteBuffer> bytes;
    private Optional<RoaringBitmap> set;

    KeptSet(RoaringBitmap set) {
        this.bytes = Optional.empty();
        this.set = Optional.of(set);
    }

    /** @param bytes as {@link #write} writes them, behind their number */
    KeptSet(ByteBuffer bytes) {
        this.bytes = Optional.of(bytes);
        this.set = Optional.empty();
    }

    /** Not to be changed. */
    RoaringBitmap get() {
        if (set.isEmpty()) {
            RoaringBitmap read = new RoaringBitmap();
            try {
                read.deserialize(bytes.orElseThrow().duplicate());
            } catch (IOException broken) {
                throw new IllegalStateException("a set whose checksum was right", broken);
            }
            set = Optional.of(read);
        }
        return set.get();
    }

    void write(DataOutput out) throws IOException {
        if (bytes.isPresent()) {
            ByteBuffer all = bytes.get().duplicate();
            out.writeInt(all.remaining());
            out.write(all.array(), all.arrayOffset() + all.position(), all.remaining());
        } else {
            RoaringBitmap known = set.orElseThrow();
            out.writeInt(known.serializedSizeInBytes());
            known.serialize(out);
        }
    }
}
