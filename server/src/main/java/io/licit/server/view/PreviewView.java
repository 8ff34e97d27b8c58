package io.licit.server.view;

import java.util.List;

/**
 * A message as it would go to a place.
 *
 * @param isFramed whether it is shown in a frame of its own, as a mail is
 * @param subject and text where it is not framed, with what was put in
 */
public record PreviewView(
        List<Choice> places,
        String place,
        String name,
        boolean isFramed,
        List<Piece> subject,
        List<Piece> text,
        List<CampaignAnswer.Element> elements,
        boolean isWithheld) {
    public PreviewView {
        places = List.copyOf(places);
        subject = List.copyOf(subject);
        text = List.copyOf(text);
        elements = List.copyOf(elements);
    }

    /** @param count of recipients there; a dash where it is not told */
    public record Choice(String key, String name, String count, boolean isHere) {}

    /** @param isInserted whether the law asks for it and the message does not have it */
    public record Piece(String text, boolean isInserted) {}
}
