package io.licit.core.campaign;

import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for signs and for prescribed words in a message. */
final class Sighting {
    /** How much of a message is its beginning; a text message is little longer. */
    private static final int BEGINNING = 200;

    /** Addresses of mail and web, whose domains name nobody. */
    private static final Pattern ADDRESSES = Pattern.compile("\\S*(@|://|www\\.)\\S*");

    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?iu)[ ,]+(gmbh( & co\\.? ?kg)?|ag|se|kg|ohg|e\\.?k\\.?|ug|ltd\\.?|limited|plc|llc|llp|inc\\.?|corp\\.?|co\\.?|"
                    + "s\\.?a\\.?s?\\.?|sarl|s\\.?r\\.?l\\.?|s\\.?p\\.?a\\.?|b\\.?v\\.?|n\\.?v\\.?|a/s|ab|oy|sp\\. z o\\.o\\.|pty|k\\.?k\\.?)$");

    private final Message message;
    private final Campaign campaign;

    Sighting(Message message, Campaign campaign) {
        this.message = message;
        this.campaign = campaign;
    }

    /** Whether any of the signs is there. */
    boolean any(List<Sign> signs, Elements.Position position) {
        return signs.stream().anyMatch(sign -> shows(sign, position));
    }

    private boolean shows(Sign sign, Elements.Position position) {
        if (sign instanceof Sign.Words words) {
            String text = words.subjectAlone() ? joined(message.in(Message.Part.SUBJECT)) : within(position);
            return words.pattern().matcher(text).find();
        }
        if (sign instanceof Sign.Link link) {
            return message.links().stream()
                    .filter(Message.Link::isShown)
                    .anyMatch(one -> link.pattern().matcher(one.address()).find()
                            || link.pattern().matcher(one.text()).find());
        }
        if (sign instanceof Sign.Field field) {
            return message.fields().stream()
                    .filter(one -> one.part().meetsRequirements())
                    .anyMatch(one -> field.names().contains(one.name().toLowerCase(Locale.ROOT)));
        }
        if (sign instanceof Sign.Header header) {
            return message.headers().stream().anyMatch(one -> one.name().equalsIgnoreCase(header.name()));
        }
        if (sign instanceof Sign.Sender sender) {
            return sender.what() == Sign.Of.NAME ? namesSender(position) : givesAddress();
        }
        return sign instanceof Sign.Money ? showsPrice() : !Days.in(text()).isEmpty();
    }

    /** Whether it speaks of a price, if only before it is opened. */
    boolean statesPrice() {
        return said().stream()
                .anyMatch(passage -> !Amounts.prices(passage.text()).isEmpty());
    }

    private boolean showsPrice() {
        return visible().stream()
                .anyMatch(passage -> !Amounts.prices(passage.text()).isEmpty());
    }

    /** Whether it speaks of a reduction, if only before it is opened. */
    boolean statesReduction() {
        return first(Amounts::reductions).isPresent();
    }

    /** Whether the message says the words, however they are spaced. */
    boolean says(String words) {
        return squeezed(text()).contains(squeezed(words));
    }

    /** As {@link #says}, and no word is cut. */
    boolean saysWhole(String words) {
        String text = squeezed(text());
        String wanted = squeezed(words);
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (Words.areWhole(text, at, at + wanted.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words stand beside a price: in its passage, or in the one before or after. */
    boolean saysBesidePrice(String words) {
        List<Message.Passage> passages = visible();
        for (int i = 0; i < passages.size(); i++) {
            List<Message.Passage> around = passages.subList(Math.max(0, i - 1), Math.min(passages.size(), i + 2));
            if (!Amounts.money(passages.get(i).text()).isEmpty()
                    && squeezed(joined(around)).contains(squeezed(words))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the message begins with one of the words, character by character: in the subject, or the text without one. */
    boolean beginsWith(List<String> labels) {
        List<Message.Passage> subject = message.in(Message.Part.SUBJECT);
        List<Message.Passage> first = subject.isEmpty() ? written() : subject;
        return !first.isEmpty()
                && labels.stream().anyMatch(label -> begins(first.get(0).text().strip(), label));
    }

    /** A label of letters is a word of its own: {@code AD} does not begin {@code Adventures}. */
    private static boolean begins(String text, String label) {
        if (!text.startsWith(label)) {
            return false;
        }
        boolean latin = label.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        return !latin || text.length() == label.length() || !Character.isLetter(text.charAt(label.length()));
    }

    /** Whether one of the labels stands in the first lines, or anywhere. */
    boolean labelled(List<String> labels, Elements.Position position) {
        String text = within(position);
        return labels.stream()
                .anyMatch(label -> Pattern.compile("(?<![\\p{L}])" + Pattern.quote(label) + "(?![\\p{IsLatin}])")
                        .matcher(text)
                        .find());
    }

    private boolean namesSender(Elements.Position position) {
        return campaign.sender()
                .map(sender ->
                        LEGAL_FORM.matcher(sender.split(",", 2)[0].strip()).replaceFirst(""))
                .filter(name -> !name.isBlank())
                .map(name -> folded(ADDRESSES.matcher(within(position)).replaceAll(" "))
                        .contains(folded(name)))
                .orElse(false);
    }

    /** Whether all parts of the address that the campaign gives are there. */
    private boolean givesAddress() {
        List<String> parts = campaign.sender().stream()
                .flatMap(sender -> List.of(sender.split(",")).stream())
                .skip(1)
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.contains("@"))
                .toList();
        String text = folded(text());
        return parts.stream().anyMatch(part -> part.chars().anyMatch(Character::isDigit))
                && parts.stream().allMatch(part -> text.contains(folded(part)));
    }

    private String within(Elements.Position position) {
        if (position != Elements.Position.START && position != Elements.Position.TOP) {
            return text();
        }
        String text = joined(written());
        return text.substring(0, Math.min(text.length(), BEGINNING));
    }

    String text() {
        return joined(visible());
    }

    private static String joined(List<Message.Passage> passages) {
        return passages.stream().map(Message.Passage::text).collect(Collectors.joining("\n"));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String folded(String text) {
        String plain =
                Normalizer.normalize(squeezed(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.replace("ß", "ss").replaceAll("strasse\\b|str\\.", "str");
    }

    /** Where something is first found in the words that readers are shown, if only before they open it. */
    Optional<Span> first(Function<String, List<Amounts.Found>> search) {
        for (Message.Passage passage : said()) {
            List<Amounts.Found> found = search.apply(passage.text());
            if (!found.isEmpty()) {
                return Optional.of(
                        passage.span(found.get(0).start(), found.get(0).end()));
            }
        }
        return Optional.empty();
    }

    boolean statesMoney() {
        return said().stream()
                .anyMatch(passage -> !Amounts.money(passage.text()).isEmpty());
    }

    boolean statesAmount(BigDecimal amount) {
        return visible().stream()
                .flatMap(passage -> Amounts.money(passage.text()).stream())
                .anyMatch(one -> one.value().compareTo(amount) == 0);
    }

    /** The words that readers are shown; what is hidden meets no requirement. */
    private List<Message.Passage> visible() {
        return message.passages().stream()
                .filter(passage -> passage.part().meetsRequirements())
                .toList();
    }

    /** The same with the preheader: what may call for an element, and contradict an offer. */
    List<Message.Passage> said() {
        return message.passages().stream()
                .filter(passage -> passage.part() != Message.Part.HIDDEN)
                .toList();
    }

    /** The words of the message itself, without who it comes from. */
    private List<Message.Passage> written() {
        return visible().stream()
                .filter(passage -> passage.part() != Message.Part.SENDER)
                .toList();
    }
}
