package io.licit.server.campaign;

import io.licit.core.campaign.Message;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.source.Span;
import io.licit.server.view.CampaignAnswer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of a message with the findings that are about them. */
final class Marking {
    /** Findings on what is not there; they stand at the message's beginning and are not about its words. */
    private static final Set<Code> ABSENT = EnumSet.of(Code.CMP7003, Code.CMP7011, Code.CMP7012, Code.CMP7015);

    private static final int MOST_CHARACTERS = 100_000;

    private final List<Diagnostic> findings;
    private final List<CampaignAnswer.Passage> passages = new ArrayList<>();
    private final Set<Integer> marked = new TreeSet<>();

    /** @param findings in the order in which they are numbered, from 1 */
    Marking(Message message, List<Diagnostic> findings) {
        this.findings = findings;
        int left = MOST_CHARACTERS;
        for (Message.Passage passage : message.passages()) {
            if (passage.text().length() <= left) {
                left -= passage.text().length();
                passages.add(marked(passage));
            }
        }
    }

    List<CampaignAnswer.Passage> passages() {
        return passages;
    }

    /** Whether words point at a finding. */
    boolean isMarked(int number) {
        return marked.contains(number);
    }

    /** Findings stand in files, and passages are what is left of these; so each character is asked where it stands. */
    private CampaignAnswer.Passage marked(Message.Passage passage) {
        List<Integer> near = near(passage.span());
        List<CampaignAnswer.Stretch> stretches = new ArrayList<>();
        String text = passage.text();
        int start = 0;
        List<Integer> before = List.of();
        for (int i = 0; i < text.length() && !near.isEmpty(); i++) {
            List<Integer> here = at(passage.span(i, i + 1), near);
            if (!here.equals(before)) {
                add(stretches, text.substring(start, i), before);
                start = i;
                before = here;
            }
        }
        add(stretches, text.substring(start), before);
        return new CampaignAnswer.Passage(passage.part().name().toLowerCase(Locale.ROOT), stretches);
    }

    private void add(List<CampaignAnswer.Stretch> stretches, String words, List<Integer> numbers) {
        if (!words.isEmpty()) {
            String severity = numbers.stream()
                    .map(number -> findings.get(number - 1).severity())
                    .min(Severity::compareTo)
                    .map(Severity::word)
                    .orElse("");
            stretches.add(new CampaignAnswer.Stretch(words, severity, numbers));
            marked.addAll(numbers);
        }
    }

    private List<Integer> near(Span span) {
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (!ABSENT.contains(findings.get(i).code())
                    && touches(findings.get(i).span(), span)) {
                near.add(i + 1);
            }
        }
        return near;
    }

    private List<Integer> at(Span character, List<Integer> near) {
        return near.stream()
                .filter(number -> touches(findings.get(number - 1).span(), character))
                .toList();
    }

    /** By path: a text that was read twice is the same text. */
    private static boolean touches(Span one, Span other) {
        return one.file().path().equals(other.file().path()) && one.start() < other.end() && other.start() < one.end();
    }
}
