package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.YamlNode;
import io.licit.core.workspace.Campaign;
import io.licit.core.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign's address: the SHA-256 of all that its file states, in canonical form, and of the file with its body. How it
 * is laid out and commented does not count.
 */
final class CampaignDigest {
    private CampaignDigest() {}

    /** Empty where a file can't be read. */
    static Optional<String> of(Campaign campaign, Sources sources) {
        Optional<YamlNode> stated = Yaml.read(campaign.span().file(), new Diagnostics());
        Optional<String> body = campaign.message()
                .bodyFile()
                .map(path -> sources.file(path.text()).map(SourceFile::text))
                .orElse(Optional.of(""));
        return stated.flatMap(node -> body.map(text -> {
            Map<String, Json> form = new LinkedHashMap<>();
            form.put("stated", json(node));
            form.put("body", Json.of(text));
            return new Json.Obj(form).digest();
        }));
    }

    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Json> members = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> members.put(entry.key().text(), json(entry.value())));
            return new Json.Obj(members);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return Json.array(
                    sequence.items().stream().map(CampaignDigest::json).toList());
        }
        return Json.of(((YamlNode.Scalar) node).text());
    }
}
