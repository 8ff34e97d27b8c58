package io.licit.core.segment;

import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A segment's address: the SHA-256 of its canonical form, which holds the addresses of the segments it refers to.
 *
 * <p>What the file says on {@code fairness} is part of it, as the value and the reason are: an assessment that cites a
 * ratio was signed for one direction and for these business factors, and does not stand for others. Where the file says
 * nothing, the address is what it was before there was such a key.
 */
public final class SegmentDigest {
    private SegmentDigest() {}

    /**
     * The address in 64 hexadecimal digits.
     *
     * @param digests of the segments that the condition refers to, by id
     */
    public static String of(Definition segment, Expr condition, Map<String, String> digests) {
        Use use = segment.use();
        Map<String, Json> form = new LinkedHashMap<>();
        form.put("segment", text(segment.id()));
        form.put("title", text(segment.title()));
        form.put("purpose", text(use.purpose().word()));
        form.put("channels", words(use.channels()));
        form.put("recipient", text(use.recipient().word()));
        form.put("product", text(use.product()));
        use.sector().ifPresent(sector -> form.put("sector", text(sector.word())));
        form.put("basis", text(segment.basis().map(Word::word)));
        form.put("assessment", text(segment.assessment()));
        form.put("reason", text(segment.reason()));
        form.put("owner", text(segment.owner()));
        form.put("value", text(segment.value()));
        if (!segment.fairness().equals(FairnessTerms.UNDECLARED)) {
            form.put("fairness", terms(segment.fairness()));
        }
        form.put("where", text(Canonical.text(condition)));
        Map<String, Json> refers = new LinkedHashMap<>();
        Segments.named(condition).forEach(id -> refers.put(id, text(Optional.ofNullable(digests.get(id)))));
        form.put("refers", new Json.Obj(refers));
        return new Json.Obj(form).digest();
    }

    private static Json terms(FairnessTerms terms) {
        Map<String, Json> reference = new LinkedHashMap<>();
        terms.reference().forEach((characteristic, group) -> reference.put(characteristic, text(group)));
        Map<String, Json> form = new LinkedHashMap<>();
        form.put("direction", text(terms.direction().word()));
        form.put("given", Json.strings(terms.given()));
        form.put("response", text(terms.response()));
        form.put("reference", new Json.Obj(reference));
        return new Json.Obj(form);
    }

    private static Json text(String value) {
        return Json.of(value);
    }

    private static Json text(Optional<String> value) {
        return value.<Json>map(Json.Str::new).orElse(Json.none());
    }

    private static Json words(List<? extends Word> words) {
        return Json.strings(words.stream().map(Word::word).toList());
    }
}
