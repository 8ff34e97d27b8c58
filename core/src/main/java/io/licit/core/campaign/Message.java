package io.licit.core.campaign;

import io.licit.core.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign sends, as its recipients read it and as their programs do.
 *
 * @param passages words in reading order: subject, preheader, then the body
 * @param links every link with its address as written, merge fields unfilled
 * @param fields merge fields, wherever they stand
 * @param headers headers that the campaign states, such as {@code List-Unsubscribe}
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
        SUBJECT,
        PREHEADER,
        BODY,
        LINK,
        BUTTON,
        IMAGE
    }

    /**
     * Words that stand together: a subject, a paragraph, a cell, a link's text, what is said instead of an image. White
     * space is as it is shown, entities are decoded, soft hyphens and zero-width characters are gone.
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

    public record Link(String address, String text, Span span) {}

    /** A place that is filled for each recipient, such as {@code {{first_name}}}. */
    public record MergeField(String name, Span span) {}

    public record Header(String name, String value, Span span) {}

    /** The passages of some parts. */
    public List<Passage> in(Part... parts) {
        List<Part> wanted = List.of(parts);
        return passages.stream()
                .filter(passage -> wanted.contains(passage.part()))
                .toList();
    }
}
