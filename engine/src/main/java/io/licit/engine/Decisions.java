package io.licit.engine;

import io.licit.core.json.Json;
import io.licit.engine.ids.IdFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a stored run decided on everybody who meets a segment's condition, as the leaves of a hash tree: each decision
 * behind a salt of the person's own, so that the root tells nothing of anybody, and she alone can be shown hers.
 *
 * <p>A decision is canonical JSON with {@code decision} (allowed or excluded), {@code rule} where one excludes, {@code run}
 * and {@code segment}. A person's salt is SHA-256(secret || key), where the secret is the run's; her leaf is SHA-256(0x00
 * || salt || decision), after RFC 6962. Leaves stand in the order of the persons' numbers.
 */
public final class Decisions {
    private final Path folder;
    private final StoredEntry entry;

    /** @param folder of audiences */
    Decisions(Path folder, StoredEntry entry) {
        this.folder = folder;
        this.entry = entry;
    }

    public String segment() {
        return entry.segment();
    }

    /** The name of the run. */
    public String run() {
        return entry.run();
    }

    /** Tells every leaf, 32 bytes, in order. */
    public void leaves(byte[] secret, Consumer<byte[]> each) {
        try (IdFile ids = StoredSets.ids(folder, entry.ids())) {
            List<Told> told = told();
            RoaringBitmap matching = new RoaringBitmap();
            told.forEach(one -> matching.or(one.persons()));
            DecisionLeaves.tell(ids, matching, told, secret, each);
        } catch (IOException failure) {
            throw StoredAudiences.unreadable(entry.segment(), failure);
        }
    }

    /** The decision on one person; empty where she did not match. */
    public Optional<Decision> of(String person, byte[] secret) {
        try (IdFile ids = StoredSets.ids(folder, entry.ids())) {
            byte[] key = person.getBytes(StandardCharsets.UTF_8);
            OptionalInt number = key.length == 0 ? OptionalInt.empty() : ids.number(key);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            int n = number.getAsInt();
            long before = 0;
            Optional<Told> hers = Optional.empty();
            for (Told one : told()) {
                before += one.persons().rankLong(n);
                hers = one.persons().contains(n) ? Optional.of(one) : hers;
            }
            long index = before - 1;
            return hers.map(one -> new Decision(index, salt(secret, key), one.text()));
        } catch (IOException failure) {
            throw StoredAudiences.unreadable(entry.segment(), failure);
        }
    }

    /**
     * A decision on one person.
     *
     * @param index of her leaf, from 0
     * @param salt her own, 32 bytes
     * @param text canonical JSON
     */
    public record Decision(long index, byte[] salt, String text) {}

    /** One decision, and on whom it is. */
    record Told(String text, RoaringBitmap persons) {}

    /** As many texts as there are rules that exclude, and one more; nobody is under two. */
    private List<Told> told() throws IOException {
        StoredSets sets = StoredSets.read(folder, entry);
        List<Told> told = new ArrayList<>();
        told.add(new Told(
                Json.object()
                        .put("decision", "allowed")
                        .put("run", entry.run())
                        .put("segment", entry.segment())
                        .build()
                        .canonical(),
                sets.eligible()));
        sets.gate()
                .firstOf(sets.matching())
                .forEach((rule, persons) -> told.add(new Told(
                        Json.object()
                                .put("decision", "excluded")
                                .put("rule", rule)
                                .put("run", entry.run())
                                .put("segment", entry.segment())
                                .build()
                                .canonical(),
                        persons)));
        long all = told.stream()
                .mapToLong(one -> one.persons().getLongCardinality())
                .sum();
        if (all != entry.matching()) {
            throw new BrokenStore("persons on whom nothing was decided, or two things");
        }
        return told;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    private static byte[] salt(byte[] secret, byte[] person) {
        MessageDigest digest = sha256();
        digest.update(secret);
        return digest.digest(person);
    }
}
