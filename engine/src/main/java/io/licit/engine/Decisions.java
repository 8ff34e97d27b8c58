package io.licit.engine;

import io.licit.core.json.Json;
import io.licit.engine.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a stored run decided on everybody who meets a segment's condition, as the leaves of a hash tree: each decision
 * behind a salt of the person's own, so that the root tells nothing of anybody, and she alone can be shown hers.
 *
 * <p>A decision is canonical JSON with {@code decision} (allowed or excluded), {@code rule} where one excludes, {@code run}
 * and {@code segment}. A person's salt is SHA-256(secret || key), where the secret is the run's; her leaf is SHA-256(0x00
 * || salt || decision), after RFC 6962. Leaves stand in the order of the stored members.
 */
public final class Decisions {
    private final Path members;
    private final String segment;
    private final String run;

    /** @param members the run's file of everybody who matches */
    Decisions(Path members, String segment, String run) {
        this.members = members;
        this.segment = segment;
        this.run = run;
    }

    public String segment() {
        return segment;
    }

    /** The name of the run. */
    public String run() {
        return run;
    }

    /** Tells every leaf, 32 bytes, in order. */
    public void leaves(byte[] secret, Consumer<byte[]> each) {
        try (Database database = Database.inMemory()) {
            String salt = "unhex(sha256(" + blob(secret) + " || encode(id)))";
            database.each(
                    "SELECT sha256(" + blob(new byte[] {0}) + " || " + salt + " || encode(" + decision(database)
                            + ")) AS leaf FROM " + source() + " ORDER BY file_row_number",
                    row -> each.accept(HexFormat.of().parseHex(row.getString(1))));
        }
    }

    /** The decision on one person; empty where she did not match. */
    public Optional<Decision> of(String person, byte[] secret) {
        try (Database database = Database.inMemory()) {
            return database.first(
                    "SELECT file_row_number, " + decision(database) + " FROM " + source() + " WHERE id = "
                            + Sql.text(person),
                    row -> new Decision(row.getLong(1), salt(secret, person), row.getString(2)));
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

    private String source() {
        return "read_parquet(" + Sql.text(members.toString()) + ", file_row_number = true)";
    }

    /** The text of a row's decision, in SQL: there are as many texts as there are rules that exclude. */
    private String decision(Database database) {
        List<String> rules = database.rows(
                "SELECT DISTINCT excluded_by FROM " + source() + " WHERE excluded_by IS NOT NULL ORDER BY 1",
                row -> row.getString(1));
        StringBuilder sql = new StringBuilder("CASE");
        for (String rule : rules) {
            Json.Obj excluded = Json.object()
                    .put("decision", "excluded")
                    .put("rule", rule)
                    .put("run", run)
                    .put("segment", segment)
                    .build();
            sql.append(" WHEN excluded_by = ")
                    .append(Sql.text(rule))
                    .append(" THEN ")
                    .append(Sql.text(excluded.canonical()));
        }
        Json.Obj allowed = Json.object()
                .put("decision", "allowed")
                .put("run", run)
                .put("segment", segment)
                .build();
        String otherwise = Sql.text(allowed.canonical());
        return rules.isEmpty() ? otherwise : sql.append(" ELSE ").append(otherwise) + " END";
    }

    private static String blob(byte[] bytes) {
        return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
    }

    private static byte[] salt(byte[] secret, String person) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return digest.digest(person.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
