package io.licit.server.view;

import java.util.List;

/**
 * What a campaign's text comes to.
 *
 * @param tryPath where the text beside is sent to be reviewed
 * @param said why there is less than usual; blank where there is nothing to say
 * @param days around the campaign's own; none where no hours are known
 * @param words of the message as its recipients read them, with findings at their places
 */
public record CampaignAnswer(
        String id,
        String tryPath,
        boolean mayEdit,
        String asOf,
        String said,
        List<Numbered> findings,
        List<Passage> words,
        List<Element> elements,
        List<Day> days,
        List<Hours> hours,
        int furtherHours) {
    public CampaignAnswer {
        findings = List.copyOf(findings);
        words = List.copyOf(words);
        elements = List.copyOf(elements);
        days = List.copyOf(days);
        hours = List.copyOf(hours);
    }

    /**
     * A day on which it might go.
     *
     * @param words the day of the week and the date
     * @param isOutside whether some would get it outside the hours
     * @param isOwn whether it is the campaign's own
     * @param isShown whether its hours are those that are shown
     */
    public record Day(String date, String words, boolean isOutside, boolean isOwn, boolean isShown) {}

    /** @param number by which words point at it; 0 where it has no words of its own */
    public record Numbered(int number, FindingView finding) {}

    /** @param part of the message, in a word */
    public record Passage(String part, List<Stretch> stretches) {
        public Passage {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * Words that the same findings are about.
     *
     * @param severity of the heaviest; blank where there are none
     */
    public record Stretch(String text, String severity, List<Integer> findings) {
        public Stretch {
            findings = List.copyOf(findings);
        }
    }

    /**
     * An element that the law asks for.
     *
     * @param state there, missing, for-a-person or in-doubt
     * @param places where the law asks for it
     * @param words that would show it, for a button that puts them in; blank where nobody knows any, or nobody may
     */
    public record Element(
            String title, String state, String help, String rule, String cite, String places, String words) {}

    /**
     * A clock and its hours.
     *
     * @param open the hours in words
     * @param bands from left to right
     * @param at the time when it comes, on that clock; blank where none is stated
     * @param minute of the day, of {@code at}
     */
    public record Hours(
            String places,
            String zone,
            String day,
            String open,
            List<Band> bands,
            String at,
            int minute,
            boolean isOutside,
            List<String> rules) {
        public Hours {
            bands = List.copyOf(bands);
            rules = List.copyOf(rules);
        }
    }

    /** In minutes of the day. */
    public record Band(int from, int minutes, boolean isOpen) {}
}
