package io.licit.core.assess;

import io.licit.core.catalogue.AssessmentKind;
import java.util.List;

/**
 * What each kind of assessment asks. The first question of each is answered by the workspace.
 *
 * @param title what the kind is called
 * @param asked in the order in which they are best answered
 */
record Questions(String title, List<Question> asked) {
    /** What the workspace answers. */
    private static final Question PROCESSING =
            new Question("processing", "What is done with which data, for which purpose and why?");

    private static final Questions DPIA = new Questions(
            "Data protection impact assessment",
            List.of(
                    PROCESSING,
                    new Question("necessity", "Why is each kind of data needed, and would less do?"),
                    new Question("risks", "What can go wrong for the persons, how likely and how badly?"),
                    new Question("measures", "What lowers each risk, and who sees to it by when?"),
                    new Question("advice", "What did the data protection officer and those concerned say?")));

    private static final Questions LEGITIMATE_INTERESTS = new Questions(
            "Balancing of legitimate interests",
            List.of(
                    PROCESSING,
                    new Question("interest", "Which interest is pursued, whose is it, and is it lawful?"),
                    new Question("necessity", "Is there a way that touches the persons less?"),
                    new Question("expectations", "Would these persons expect it, from what they were told?"),
                    new Question("impact", "What does it do to them, and to the weakest among them?"),
                    new Question("balance", "Why does the interest weigh more, and what would tip it?")));

    private static final Questions BUSINESS_REASON = new Questions(
            "Business reason",
            List.of(
                    PROCESSING,
                    new Question("aim", "Which lawful aim of the business does the condition serve?"),
                    new Question("link", "What shows that the condition serves that aim?"),
                    new Question("effect", "Which groups does it favour or pass over, and by how much?"),
                    new Question("alternatives", "Which fairer conditions were looked at, and why not they?")));

    private static final Questions PURPOSE_COMPATIBILITY = new Questions(
            "Compatibility of purposes",
            List.of(
                    PROCESSING,
                    new Question("link", "What links this purpose to the one that the data was collected for?"),
                    new Question("context", "In which relation was the data collected, what did persons expect?"),
                    new Question("nature", "Is any of the data sensitive, or about offences or children?"),
                    new Question("consequences", "What may come of it for the persons?"),
                    new Question("safeguards", "What protects them, such as pseudonyms or encryption?")));

    private static final Questions SUBSTANTIATION = new Questions(
            "Substantiation of claims",
            List.of(
                    new Question("processing", "What is said, to whom and on which channel?"),
                    new Question("claim", "What will an ordinary reader take the words to mean?"),
                    new Question("proof", "Which evidence, of which date and by whom, bears that out?"),
                    new Question("limits", "Where does it not hold, and does the message say so?")));

    private static final Questions FAIRNESS = new Questions(
            "Fairness",
            List.of(
                    PROCESSING,
                    new Question("groups", "Which groups were compared, on which data, of which day?"),
                    new Question("findings", "What was found, and what explains it?"),
                    new Question("repair", "What is changed, or why is nothing?")));

    Questions {
        asked = List.copyOf(asked);
    }

    /**
     * @param key what the answer stands under
     */
    record Question(String key, String text) {}

    static Questions of(AssessmentKind kind) {
        return switch (kind) {
            case DPIA -> DPIA;
            case LEGITIMATE_INTERESTS -> LEGITIMATE_INTERESTS;
            case BUSINESS_REASON -> BUSINESS_REASON;
            case PURPOSE_COMPATIBILITY -> PURPOSE_COMPATIBILITY;
            case SUBSTANTIATION -> SUBSTANTIATION;
            case FAIRNESS -> FAIRNESS;
        };
    }
}
