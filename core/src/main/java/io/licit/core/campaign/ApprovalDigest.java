package io.licit.core.campaign;

import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.json.Json;
import io.licit.core.law.LawReader;
import io.licit.core.law.Organisation;
import io.licit.core.law.Reading;
import io.licit.core.law.UseFacts;
import io.licit.core.law.view.LawDigest;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Stated;
import io.licit.core.workspace.Workspace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an approval of a segment is of: its definition, all that the law asks of its use, the rules that answer, and the
 * campaigns on it. Whatever of these changes, the approval is of something else.
 *
 * @param digest over all of the below
 * @param definition the segment's own address
 * @param facts what the law was asked: labels of the data it reads, assessments, offers, the organisation
 * @param law the rules that apply where its persons may be
 * @param campaigns by id
 */
public record ApprovalDigest(
        String segment, String digest, String definition, String facts, String law, Map<String, String> campaigns) {
    /**
     * Of a segment that was asked for.
     *
     * @return empty where the segment could not be resolved, or a campaign on it can't be read
     */
    public static Optional<ApprovalDigest> of(String segment, Checker.Checked checked, Workspace workspace) {
        return of(segment, checked, workspace, new LawDigest());
    }

    /** @param said of the law that was checked against */
    static Optional<ApprovalDigest> of(String segment, Checker.Checked checked, Workspace workspace, LawDigest said) {
        Segment found = checked.segments().get(segment);
        if (found == null) {
            return Optional.empty();
        }
        Map<String, String> campaigns = new LinkedHashMap<>();
        for (Campaign campaign : workspace.campaigns().values()) {
            if (campaign.segment().equals(segment)) {
                Optional<String> address = CampaignDigest.of(campaign, workspace.sources());
                if (address.isEmpty()) {
                    return Optional.empty();
                }
                campaigns.put(campaign.id(), address.get());
            }
        }
        String facts = Json.array(
                        found.uses().stream().map(ApprovalDigest::facts).toList())
                .digest();
        Set<String> applying = checked.applying(segment);
        String law = said.digest(checked.law().rules().stream()
                .filter(rule -> applying.contains(rule.id()))
                .toList());
        Map<String, Json> whole = new LinkedHashMap<>();
        whole.put("campaigns", object(campaigns));
        whole.put("cited", object(cited(segment, workspace)));
        whole.put("definition", Json.of(found.digest()));
        whole.put("facts", Json.of(facts));
        whole.put("law", Json.of(law));
        return Optional.of(new ApprovalDigest(
                segment, new Json.Obj(whole).digest(), found.digest(), facts, law, Map.copyOf(campaigns)));
    }

    /** What campaigns on the segment rest on beside their own words: assessments that claims name, and own wordings. */
    private static Map<String, String> cited(String segment, Workspace workspace) {
        Map<String, String> cited = new TreeMap<>();
        workspace.campaigns().values().stream()
                .filter(campaign -> campaign.segment().equals(segment))
                .flatMap(campaign -> campaign.claims().stream())
                .flatMap(claim -> claim.assessment().stream())
                .flatMap(id -> Optional.ofNullable(workspace.assessments().get(id)).stream())
                .forEach(assessment -> put(cited, assessment.span().file()));
        workspace.sources().yamlIn("law").stream()
                .filter(LawReader::holdsPatterns)
                .forEach(file -> put(cited, file));
        return cited;
    }

    private static void put(Map<String, String> cited, SourceFile file) {
        cited.put(file.path(), Stated.of(file).map(Json::digest).orElse(""));
    }

    private static Json facts(UseFacts use) {
        Map<String, Json> facts = new LinkedHashMap<>();
        facts.put("purpose", Json.of(use.purpose().word()));
        facts.put("channel", Json.of(use.channel().word()));
        facts.put("recipient", Json.of(use.recipient().word()));
        facts.put("sector", Json.of(use.sector().map(Word::word).orElse("")));
        facts.put("basis", Json.of(use.basis().map(Word::word).orElse("")));
        facts.put("product", Json.of(use.product().orElse("")));
        facts.put("reading", reading(use.reading()));
        Map<String, String> assessed = new LinkedHashMap<>();
        use.assessed()
                .forEach((kind, figures) ->
                        assessed.put(kind.word(), words(figures).toString()));
        facts.put("assessed", object(assessed));
        facts.put(
                "collected_for",
                Json.strings(use.collectedFor().map(ApprovalDigest::words).orElse(List.of("?"))));
        facts.put("organisation", organisation(use.organisation()));
        facts.put("offers", Json.strings(words(use.offers())));
        facts.put("unlimited_look_back", Json.of(use.unlimitedLookBack()));
        facts.put("retention", Json.of(use.retentionDeclared()));
        facts.put("waived", Json.strings(use.waived().stream().sorted().toList()));
        return new Json.Obj(facts);
    }

    private static Json reading(Reading reading) {
        Map<String, Json> read = new LinkedHashMap<>();
        read.put("data", Json.strings(reading.data().stream().sorted().toList()));
        read.put(
                "protected",
                Json.strings(reading.protectedAs().stream().sorted().toList()));
        read.put("proxies", Json.strings(reading.proxies().stream().sorted().toList()));
        read.put("origins", Json.strings(words(reading.origins())));
        read.put("unlabelled", Json.of(reading.unlabelled()));
        read.put("untraced", Json.of(reading.untraced()));
        return new Json.Obj(read);
    }

    private static Json organisation(Organisation organisation) {
        Map<String, String> turnover = new LinkedHashMap<>();
        organisation.turnover().forEach((currency, amount) -> turnover.put(currency, amount.toPlainString()));
        Map<String, Json> facts = new LinkedHashMap<>();
        facts.put(
                "established_in",
                Json.strings(organisation.establishedIn().stream().sorted().toList()));
        facts.put("persons", Json.of(organisation.persons().map(String::valueOf).orElse("")));
        facts.put("turnover", object(turnover));
        return new Json.Obj(facts);
    }

    private static List<String> words(Collection<? extends Word> words) {
        return words.stream().map(Word::word).sorted().toList();
    }

    private static Json object(Map<String, String> texts) {
        Map<String, Json> members = new LinkedHashMap<>();
        texts.forEach((key, value) -> members.put(key, Json.of(value)));
        return new Json.Obj(members);
    }
}
