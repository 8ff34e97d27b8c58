package io.licit.core.campaign;

import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Stated;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign's address: the SHA-256 of all that its file states, in canonical form, and of the file with its body. How it
 * is laid out and commented does not count.
 */
public final class CampaignDigest {
    private CampaignDigest() {}

    /** Empty where a file can't be read. */
    public static Optional<String> of(Campaign campaign, Sources sources) {
        Optional<Json> stated = Stated.of(campaign.span().file());
        Optional<String> body = campaign.message()
                .bodyPath()
                .map(path -> sources.file(path).map(SourceFile::text))
                .orElse(Optional.of(""));
        return stated.flatMap(facts -> body.map(text -> {
            Map<String, Json> form = new LinkedHashMap<>();
            form.put("stated", facts);
            form.put("body", Json.of(text));
            return new Json.Obj(form).digest();
        }));
    }
}
