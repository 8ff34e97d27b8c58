package io.licit.programme.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import io.licit.core.check.WayToAsk;
import io.licit.core.json.Json;
import io.licit.core.law.UseFacts;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Recorded;
import io.licit.programme.journal.Receipt;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an exported file is: of which segment, under which law, for whom, until when. Canonical JSON beside the file, with
 * no personal data in it.
 *
 * @param content all but who made it and the evidence, which come last; keys as in schema/export.schema.json
 */
public record Manifest(Json.Obj content) {
    private static final String VERSION = "licit_export";

    /** The file of a file's manifest. */
    public static String nameFor(String file) {
        return file + ".licit.json";
    }

    static Json.Builder begin() {
        return Json.object().put(VERSION, 1);
    }

    static Json.Obj use(Use use) {
        return use(use.purpose(), use.channels(), use.recipient(), use.product(), use.sector());
    }

    static Json.Obj use(UseFacts use) {
        return use(use.purpose(), List.of(use.channel()), use.recipient(), use.product(), use.sector());
    }

    private static Json.Obj use(
            Purpose purpose,
            List<Channel> channels,
            Recipient recipient,
            Optional<String> product,
            Optional<? extends Word> sector) {
        Json.Builder json = Json.object()
                .put("purpose", purpose.word())
                .put(
                        "channels",
                        Json.strings(channels.stream().map(Channel::word).toList()))
                .put("recipient", recipient.word());
        product.ifPresent(name -> json.put("product", name));
        sector.ifPresent(one -> json.put("sector", one.word()));
        return json.build();
    }

    static Json.Obj counts(AudienceCounts counts, long reachable, long written) {
        return Json.object()
                .put("matching", counts.matching())
                .put("eligible", counts.eligible())
                .put("reachable", reachable)
                .put("written", written)
                .put(
                        "excluded",
                        Json.array(counts.excluded().stream()
                                .map(one -> rule(one.rule(), one.count()))
                                .toList()))
                .build();
    }

    static Json.Arr removed(Map<String, Long> removed) {
        return Json.array(removed.entrySet().stream()
                .map(one -> rule(one.getKey(), one.getValue()))
                .toList());
    }

    private static Json.Obj rule(String rule, long count) {
        return Json.object().put("rule", rule).put("count", count).build();
    }

    /** The same with a further member. */
    Manifest with(String key, Json value) {
        Json.Builder all = Json.object();
        content.members().forEach(all::put);
        return new Manifest(all.put(key, value).build());
    }

    Manifest without(String... keys) {
        List<String> gone = List.of(keys);
        Json.Builder all = Json.object();
        content.members().forEach((key, value) -> {
            if (!gone.contains(key)) {
                all.put(key, value);
            }
        });
        return new Manifest(all.build());
    }

    /** Up to where what is recorded was known when the file was made. */
    static Json.Obj ledger(Recorded.Mark mark) {
        return Json.object()
                .put("id", mark.ledger())
                .put("version", mark.version())
                .build();
    }

    /** A manifest that does not say saw nothing of what is recorded. */
    Recorded.Mark mark() {
        return content.get("ledger").orElse(Json.none()) instanceof Json.Obj ledger
                        && ledger.get("id").orElse(Json.none()) instanceof Json.Str id
                        && ledger.get("version").orElse(Json.none()) instanceof Json.Num version
                ? new Recorded.Mark(id.value(), version.value().longValue())
                : Recorded.Mark.NONE;
    }

    static Json.Obj evidence(Receipt receipt) {
        return Json.object()
                .put("index", receipt.index())
                .put("entry", receipt.entry())
                .put("checkpoint", receipt.checkpoint())
                .build();
    }

    /** As it stands in the file. */
    public String text() {
        return content.canonical() + "\n";
    }

    /** Reads one; empty where the text is none. */
    static Optional<Manifest> parse(String text) {
        try {
            if (Json.parse(text) instanceof Json.Obj object) {
                Manifest manifest = new Manifest(object);
                boolean known = object.get(VERSION).filter(Json.of(1)::equals).isPresent();
                // What every reader of one asks for; a text without is no manifest.
                manifest.kind();
                manifest.channels();
                manifest.columns();
                manifest.named();
                manifest.validUntil();
                boolean whole = !manifest.id().isEmpty()
                        && !manifest.segment().isEmpty()
                        && !manifest.digest().isEmpty()
                        && !manifest.sha256().isEmpty()
                        && manifest.rows() >= 0;
                return known && whole ? Optional.of(manifest) : Optional.empty();
            }
            return Optional.empty();
        } catch (DateTimeException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    public String id() {
        return string("export");
    }

    public String segment() {
        return string("segment");
    }

    public String digest() {
        return string("digest");
    }

    /** SHA-256 of the file, in hexadecimal. */
    public String sha256() {
        return string("sha256");
    }

    public Instant validUntil() {
        return Instant.parse(string("valid_until"));
    }

    public long rows() {
        return content.get("rows")
                .filter(value -> value instanceof Json.Num)
                .map(value -> ((Json.Num) value).value().longValue())
                .orElse(-1L);
    }

    /** Whether the segment has another definition than when the file was made first. */
    public boolean isRedefined() {
        return content.get("redefined").filter(Json.of(true)::equals).isPresent();
    }

    /** Rows that a recheck took out, by rule; none for what no recheck has looked at. */
    public Map<String, Long> removed() {
        Map<String, Long> removed = new TreeMap<>();
        if (content.get("removed").orElse(Json.none()) instanceof Json.Arr rules) {
            for (Json rule : rules.items()) {
                if (rule instanceof Json.Obj one
                        && one.get("rule").orElse(Json.none()) instanceof Json.Str name
                        && one.get("count").orElse(Json.none()) instanceof Json.Num count) {
                    removed.put(name.value(), count.value().longValue());
                }
            }
        }
        return removed;
    }

    /** Whether the file is what a recheck left of another. */
    boolean isOfRecheck() {
        return content.get("replaces").isPresent();
    }

    /**
     * The way to ask, where the file is of those to be asked.
     *
     * @throws IllegalArgumentException of a way that nobody knows
     */
    Optional<WayToAsk> asking() {
        return content.get("asking")
                .map(stated -> Word.of(WayToAsk.class, string("asking"))
                        .orElseThrow(() -> new IllegalArgumentException("no way to ask")));
    }

    ExportKind kind() {
        return Word.of(ExportKind.class, string("kind")).orElseThrow(() -> new IllegalArgumentException("no kind"));
    }

    List<Channel> channels() {
        return strings("channels").stream()
                .map(word -> Word.of(Channel.class, word).orElseThrow(() -> new IllegalArgumentException("no channel")))
                .toList();
    }

    /** The columns of the file. */
    public List<String> columns() {
        return strings("columns");
    }

    /** Columns of the catalogue that were asked for by name. */
    List<String> named() {
        return strings("named");
    }

    String lawDigest() {
        return content.get("law")
                .filter(law -> law instanceof Json.Obj)
                .flatMap(law -> ((Json.Obj) law).get("digest"))
                .map(value -> value instanceof Json.Str text ? text.value() : "")
                .orElse("");
    }

    private String string(String key) {
        return content.get(key)
                .map(value -> value instanceof Json.Str text ? text.value() : "")
                .orElse("");
    }

    private List<String> strings(String key) {
        List<String> all = new ArrayList<>();
        if (content.get(key).orElse(Json.none()) instanceof Json.Arr array) {
            for (Json item : array.items()) {
                if (!(item instanceof Json.Str text)) {
                    throw new IllegalArgumentException("no texts");
                }
                all.add(text.value());
            }
            return all;
        }
        throw new IllegalArgumentException("no list");
    }
}
