package io.licit.engine;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** A set of persons that is read from its bytes only when somebody looks. Not for several threads at once. */
final class KeptSet {
    private Form form;

    /** One of them at least. */
    private record Form(Optional<ByteBuffer> bytes, Optional<RoaringBitmap> set) {}

    KeptSet(RoaringBitmap set) {
        this.form = new Form(Optional.empty(), Optional.of(set));
    }

    /** @param bytes as {@link #write} writes them, behind their number */
    KeptSet(ByteBuffer bytes) {
        this.form = new Form(Optional.of(bytes), Optional.empty());
    }

    /** Not to be changed. */
    RoaringBitmap get() {
        if (form.set().isPresent()) {
            return form.set().get();
        }
        RoaringBitmap read = new RoaringBitmap();
        try {
            read.deserialize(form.bytes().orElseThrow().duplicate());
        } catch (IOException broken) {
            throw new IllegalStateException("a set whose checksum was right", broken);
        }
        form = new Form(form.bytes(), Optional.of(read));
        return read;
    }

    void write(DataOutput out) throws IOException {
        if (form.bytes().isPresent()) {
            ByteBuffer all = form.bytes().get().duplicate();
            byte[] copy = new byte[all.remaining()];
            all.get(copy);
            out.writeInt(copy.length);
            out.write(copy);
        } else {
            RoaringBitmap known = form.set().orElseThrow();
            out.writeInt(known.serializedSizeInBytes());
            known.serialize(out);
        }
    }
}
