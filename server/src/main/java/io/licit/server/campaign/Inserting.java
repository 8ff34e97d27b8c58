package io.licit.server.campaign;

import io.licit.core.campaign.Asked;
import io.licit.core.campaign.Outlook;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Words that the law asks for, put into a message that does not have them. */
final class Inserting {
    private static final Pattern BODY_BEGINS = Pattern.compile("<body(?:\\s[^<>]{0,5000})?>", Pattern.CASE_INSENSITIVE);

    private Inserting() {}

    /** Elements that are missing and whose words are known: each words once. */
    static List<Asked> missing(List<Asked> asked) {
        return asked.stream()
                .filter(one -> one.state() == Asked.State.MISSING && one.words().isPresent())
                .filter(one -> asked.stream()
                                .filter(other -> other.state() == Asked.State.MISSING
                                        && other.words().equals(one.words()))
                                .findFirst()
                                .orElse(one)
                        == one)
                .toList();
    }

    /** Whether words go before the subject, rather than into the body. */
    static boolean isOfSubject(Asked one, boolean hasSubject) {
        return hasSubject && one.spot() == Asked.Spot.START;
    }

    /** A form with the words of an element; its body is HTML where the message is. */
    static CampaignForm with(CampaignForm form, Asked one, Outlook outlook) {
        String words = one.words().orElseThrow();
        if (isOfSubject(one, !form.subject().isBlank())) {
            return form.withSubject(words + " " + form.subject());
        }
        boolean isHtml = outlook.message().html();
        String paragraph = isHtml ? "<p>" + Entities.escape(words) + "</p>" : words;
        return form.withBody(
                one.spot() == Asked.Spot.ANYWHERE
                        ? atEnd(form.body(), paragraph, isHtml)
                        : atTop(form.body(), paragraph, isHtml));
    }

    private static String atTop(String body, String paragraph, boolean isHtml) {
        Matcher begins = BODY_BEGINS.matcher(body);
        int at = isHtml && begins.find() ? begins.end() : 0;
        String lead = at == 0 ? "" : "\n";
        return body.substring(0, at) + lead + paragraph + (isHtml ? "\n" : "\n\n") + body.substring(at);
    }

    private static String atEnd(String body, String paragraph, boolean isHtml) {
        int ends = isHtml ? body.toLowerCase(Locale.ROOT).lastIndexOf("</body") : -1;
        return ends < 0
                ? body.stripTrailing() + (isHtml ? "\n" : "\n\n") + paragraph + "\n"
                : body.substring(0, ends) + paragraph + "\n" + body.substring(ends);
    }
}
