package io.licit.server.view;

import java.util.List;

/**
 * Everything on how one segment treats groups.
 *
 * @param verdict its look; {@code never} where it was not judged
 * @param notices what has changed since, and what is missing
 * @param sets of persons that can be chosen, the one that is shown among them
 * @param characteristics likewise
 * @param query which of them are shown, as an address has it
 * @param sections what was found
 * @param alternatives one, or none where nothing was searched
 * @param further what was found besides
 */
public record FairnessView(
        String id,
        String title,
        String verdict,
        List<List<String>> facts,
        List<String> notices,
        List<Choice> sets,
        List<Choice> characteristics,
        String query,
        List<Section> sections,
        List<AlternativesView> alternatives,
        List<Section> further,
        List<FindingView> findings,
        List<String> notes) {
    public FairnessView {
        facts = List.copyOf(facts);
        notices = List.copyOf(notices);
        sets = List.copyOf(sets);
        characteristics = List.copyOf(characteristics);
        sections = List.copyOf(sections);
        alternatives = List.copyOf(alternatives);
        further = List.copyOf(further);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    public boolean isJudged() {
        return !sections.isEmpty();
    }

    public record Choice(String value, String words, boolean isChosen) {}

    /** @param about what it is, and how it is read */
    public record Section(String title, String about, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Numbers on one subject.
     *
     * @param verdict its look; empty where there is none
     * @param isFolded whether it opens on request
     */
    public record Part(
            String title,
            String verdict,
            List<String> said,
            List<PlotView> plots,
            List<GridView> tables,
            boolean isFolded) {
        public Part {
            said = List.copyOf(said);
            plots = List.copyOf(plots);
            tables = List.copyOf(tables);
        }
    }
}
