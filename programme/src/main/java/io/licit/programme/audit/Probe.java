package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An automated test of the state of things. A closed set: a control chooses among these, and can run nothing of its own. */
public sealed interface Probe extends Word
        permits AudienceProbe,
                CampaignProbe,
                ConsentProbe,
                DataProbe,
                EvidenceProbe,
                ExportProbe,
                JudgementProbe,
                LawProbe,
                PeopleProbe,
                RequestProbe {
    /**
     * Looks.
     *
     * @param limit in the unit of the test
     */
    Answer ask(Situation situation, int limit);

    /** What the test is limited by. */
    Unit unit();

    /** Units of limits, and the keys that state them. */
    enum Unit {
        NONE,
        DAYS,
        PERSONS;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All there are, family by family. */
    static List<Probe> all() {
        return Stream.<Probe[]>of(
                        AudienceProbe.values(),
                        ExportProbe.values(),
                        PeopleProbe.values(),
                        ConsentProbe.values(),
                        DataProbe.values(),
                        JudgementProbe.values(),
                        CampaignProbe.values(),
                        RequestProbe.values(),
                        LawProbe.values(),
                        EvidenceProbe.values())
                .flatMap(Stream::of)
                .toList();
    }

    static Optional<Probe> named(String word) {
        return all().stream().filter(probe -> probe.word().equals(word)).findFirst();
    }
}
