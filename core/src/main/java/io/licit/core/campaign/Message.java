package io.licit.core.campaign;

import io.licit.core.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign sends, as its recipients read it and as their programs do.
 *
 * @param passages words in reading order: sender, subject, preheader, then the body; every word in one passage
 * @param links every link with its address as written, merge fields unfilled
 * @param fields merge fields, wherever they stand
 * @param headers headers that the campaign states, such as {@code List-Unsubscribe}, and its {@code from} as {@code From}
 * @param html whether the body is HTML
 * @param language ISO 639-1; empty where the campaign does not say
 */
public record Message(
        List<Passage> passages,
        List<Link> links,
        List<MergeField> fields,
        List<Header> headers,
        boolean html,
        Optional<String> language) {
    public Message {
        passages = List.copyOf(passages);
        links = List.copyOf(links);
        fields = List.copyOf(fields);
        headers = List.copyOf(headers);
    }

    /** Where in a message words stand. */
    public enum Part {
        /** The name that it comes from. */
        SENDER,
        SUBJECT,
        /** What a list of mails shows, and the mail itself does not. It never meets a requirement, and may break one. */
        PREHEADER,
        /** A paragraph, a heading or a cell, with the texts of links that stand among its words. */
        BODY,
        /** A link that stands alone. */
        LINK,
        BUTTON,
        /** What is said instead of an image. */
        IMAGE,
        /** Words that are there and that most readers are not shown. They never meet a requirement, and may break one. */
        HIDDEN;

        /** Whether readers of the message are shown it, so that a rule which asks for words is met by them. */
        boolean meetsRequirements() {
            return this != HIDDEN && this != PREHEADER;
        }
    }

    /**
     * Words that stand together. White space is as it is shown, with line breaks; entities are decoded; soft hyphens and
     * zero-width characters are gone; merge fields stand as written.
     */
    public record Passage(Part part, String text, Places places) {
        /** Where the words from {@code start} until {@code end} of the text stand in their file. */
        public Span span(int start, int end) {
            return places.span(start, end);
        }

        public Span span() {
            return places.span(0, text.length());
        }
    }

    /** Where the characters of a passage stand in their file. */
    public interface Places {
        Span span(int start, int end);
    }

    /** @param text its words that are shown, or what is said instead of its images; blank where there are none */
    public record Link(String address, String text, Span span) {
        boolean isShown() {
            return !text.isBlank();
        }
    }

    /**
     * A place that is filled for each recipient, such as {@code {{first_name}}}.
     *
     * @param part of its passage; of one in an address, whether the link is shown
     */
    public record MergeField(String name, Part part, Span span) {}

    public record Header(String name, String value, Span span) {}

    /** The passages of some parts. */
    public List<Passage> in(Part... parts) {
        List<Part> wanted = List.of(parts);
        return passages.stream()
                .filter(passage -> wanted.contains(passage.part()))
                .toList();
    }
}
