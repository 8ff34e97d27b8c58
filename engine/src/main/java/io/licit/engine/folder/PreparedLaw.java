package io.licit.engine.folder;

import io.licit.core.law.LawBook;
import io.licit.core.law.PreparedBook;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The shipped law without its tests, read: a file beside the jar that holds the texts. It says of which jar it is, whole,
 * since texts and the classes that read them come from there; of another, or damaged, it is as if it were not there.
 */
public final class PreparedLaw {
    private static final String NAME = "law.prepared";
    private static final int HEAD = 2 * Long.BYTES;

    private PreparedLaw() {}

    /** Empty where nothing was prepared for this very jar. */
    public static Optional<LawBook> read() {
        return read(ShippedLaw.location());
    }

    /** Lays it out beside the jar. */
    public static void write(LawBook shipped) throws IOException {
        write(ShippedLaw.location(), shipped);
    }

    static Optional<LawBook> read(Path jar) {
        Path file = jar.resolveSibling(NAME);
        try {
            if (!Files.isRegularFile(file) || !Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            ByteBuffer held = ByteBuffer.wrap(Files.readAllBytes(file));
            if (held.remaining() < HEAD || held.getLong() != sum(Files.readAllBytes(jar))) {
                return Optional.empty();
            }
            long whole = held.getLong();
            byte[] book = new byte[held.remaining()];
            held.get(book);
            return whole == sum(book) ? Optional.of(PreparedBook.read(book, new Texts(jar))) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static void write(Path jar, LawBook shipped) throws IOException {
        byte[] book = PreparedBook.of(shipped);
        byte[] held = ByteBuffer.allocate(HEAD + book.length)
                .putLong(sum(Files.readAllBytes(jar)))
                .putLong(sum(book))
                .put(book)
                .array();
        Path unfinished = jar.resolveSibling(NAME + ".new");
        try {
            Files.write(unfinished, held);
            Files.move(unfinished, jar.resolveSibling(NAME), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** The texts of the jar, read when the first is asked for. */
    private static final class Texts implements UnaryOperator<String> {
        private final Path jar;
        private @Nullable Sources read;

        Texts(Path jar) {
            this.jar = jar;
        }

        @Override
        public synchronized String apply(String path) {
            Sources texts = read;
            if (texts == null) {
                texts = WithoutTests.of(ShippedLaw.readFrom(jar));
                read = texts;
            }
            return texts.file(path)
                    .orElseThrow(() -> new IllegalStateException("no such text in " + jar + ": " + path))
                    .text();
        }
    }
}
