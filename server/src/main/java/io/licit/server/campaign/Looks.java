package io.licit.server.campaign;

import io.licit.core.campaign.Asked;
import io.licit.core.campaign.Outlook;
import io.licit.core.campaign.SendHours;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Phrasebook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Reviews;
import io.licit.server.route.Access;
import io.licit.server.route.Visit;
import io.licit.server.view.CampaignAnswer;
import io.licit.server.view.CampaignFields;
import io.licit.server.view.Phrases;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Campaigns as pages show them, in a visitor's language and with what she may see. */
final class Looks {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST_PLACES = 8;
    private static final int MOST_CLOCKS = 24;
    private static final int MINUTES = 15;
    private static final int HOUR = 60;

    private final Visit visit;
    private final Text text;

    Looks(Visit visit) {
        this.visit = visit;
        this.text = visit.text();
    }

    boolean mayEdit() {
        return Access.AUTHORS.admits(visit.visitor());
    }

    /** Whether findings may say how many recipients they are about. */
    boolean isTold(Desk.Standing stands) {
        return stands.minimum(visit.visitor()) <= 1;
    }

    /** When a campaign goes, with the clock that counts; blank where it does not say. */
    String when(Campaign campaign) {
        return campaign.sendAt()
                .map(time -> MINUTE.format(time.clock()) + ", " + clock(time))
                .orElse("");
    }

    private String clock(SendTime time) {
        return time.offset()
                .map(ZoneOffset::getId)
                .map(id -> id.equals("Z") ? "UTC" : "UTC" + id)
                .orElse(text.of("campaign.own-clock"));
    }

    CampaignFields fields(String id, String file, Optional<CampaignForm> form, String bodyFile, String digest) {
        CampaignForm shown = form.orElse(new CampaignForm("", "", "", "", "", true, "", Map.of(), List.of()));
        List<CampaignFields.Term> terms = new ArrayList<>();
        shown.terms().forEach((key, value) -> terms.add(new CampaignFields.Term(key, value)));
        return new CampaignFields(
                id,
                mayEdit(),
                form.isPresent(),
                digest,
                shown.language(),
                shown.sender(),
                shown.sendAt(),
                shown.subject(),
                shown.body(),
                shown.hasBody() ? "" : bodyFile.isEmpty() ? file : bodyFile,
                shown.offer(),
                CampaignForm.OFFERS,
                terms,
                CampaignForm.TERMS.stream()
                        .filter(term -> !shown.terms().containsKey(term))
                        .toList(),
                shown.claims().stream()
                        .map(claim -> new CampaignFields.Claim(claim.text(), claim.assessment()))
                        .toList());
    }

    /** @param tryPath where the text beside it is sent to be reviewed */
    CampaignAnswer answer(String id, String tryPath, Reviews.Reviewed reviewed) {
        Shown shown = new Shown(text, reviewed.opened().book());
        List<Diagnostic> findings = reviewed.findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
        Optional<Marking> marking = reviewed.outlook().map(outlook -> new Marking(outlook.message(), findings));
        List<CampaignAnswer.Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            int number = i + 1;
            boolean isMarked = marking.filter(words -> words.isMarked(number)).isPresent();
            numbered.add(new CampaignAnswer.Numbered(isMarked ? number : 0, shown.finding(findings.get(i))));
        }
        Optional<Outlook.Day> day = reviewed.outlook().map(this::shown);
        List<SendHours> hours = day.map(Outlook.Day::hours).orElse(List.of());
        boolean mayInsert = mayEdit()
                && reviewed.campaign()
                        .filter(campaign -> campaign.message().bodyFile().isEmpty())
                        .isPresent();
        return new CampaignAnswer(
                id,
                tryPath,
                mayEdit(),
                MINUTE.format(LocalDateTime.ofInstant(reviewed.opened().asOf(), ZoneOffset.UTC)),
                said(reviewed),
                numbered,
                marking.map(Marking::passages).orElse(List.of()),
                elements(reviewed.outlook().map(Outlook::asked).orElse(List.of()), mayInsert),
                day.filter(any -> !hours.isEmpty())
                        .map(one -> days(reviewed.outlook().orElseThrow(), one))
                        .orElse(List.of()),
                hours.stream().limit(MOST_CLOCKS).map(this::hours).toList(),
                Math.max(0, hours.size() - MOST_CLOCKS));
    }

    /** The day that was chosen, where it is one of those around the campaign's own; else that. */
    private Outlook.Day shown(Outlook outlook) {
        return outlook.days().stream()
                .filter(day -> day.date().toString().equals(visit.field("day")))
                .findFirst()
                .orElse(outlook.days().get(Outlook.AROUND));
    }

    private List<CampaignAnswer.Day> days(Outlook outlook, Outlook.Day shown) {
        LocalDate own = outlook.days().get(Outlook.AROUND).date();
        return outlook.days().stream()
                .map(day -> new CampaignAnswer.Day(
                        day.date().toString(),
                        words(day.date()),
                        day.isOutside(),
                        day.date().equals(own),
                        day.date().equals(shown.date())))
                .toList();
    }

    private String words(LocalDate date) {
        Locale locale = Locale.forLanguageTag(text.tag());
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale) + " " + date;
    }

    private String said(Reviews.Reviewed reviewed) {
        if (reviewed.campaign().isEmpty()) {
            return text.of("campaign.unreadable");
        }
        if (reviewed.outlook().isEmpty()) {
            return text.of("campaign.not-reviewed", reviewed.campaign().get().segment());
        }
        return reviewed.recipients().filter(all -> all.persons() > 0).isPresent() ? "" : text.of("campaign.nobody");
    }

    /** Elements that rules ask for alike are one; those that are missing come first. */
    List<CampaignAnswer.Element> elements(Collection<Asked> asked, boolean mayInsert) {
        Map<List<Object>, List<Asked>> alike = new LinkedHashMap<>();
        asked.stream()
                .filter(one -> one.state() != Asked.State.IN_DOUBT)
                .sorted(Comparator.comparingInt(Looks::rank))
                .forEach(one -> alike.computeIfAbsent(
                                List.of(one.element(), one.state(), one.words()), key -> new ArrayList<>())
                        .add(one));
        List<CampaignAnswer.Element> shown = new ArrayList<>();
        alike.values().forEach(all -> shown.add(element(all, mayInsert, Phrases.of(text))));
        return shown;
    }

    private static int rank(Asked one) {
        return switch (one.state()) {
            case MISSING -> 0;
            case FOR_A_PERSON -> 1;
            case IN_DOUBT -> 2;
            case THERE -> 3;
        };
    }

    private static CampaignAnswer.Element element(List<Asked> alike, boolean mayInsert, Phrasebook phrases) {
        Asked first = alike.get(0);
        Rule rule = first.applied().rule();
        Set<Place> places = new LinkedHashSet<>();
        alike.forEach(one -> places.addAll(one.applied().places()));
        return new CampaignAnswer.Element(
                phrases.of(first.title()),
                first.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                phrases.of(first.help()),
                rule.id(),
                rule.cite(),
                keys(places),
                first.state() == Asked.State.MISSING && mayInsert
                        ? first.words().orElse("")
                        : "");
    }

    private static String keys(Collection<Place> places) {
        List<String> all = places.stream().map(Place::key).sorted().toList();
        return all.stream().limit(MOST_PLACES).collect(Collectors.joining(", "))
                + (all.size() > MOST_PLACES ? " +" + (all.size() - MOST_PLACES) : "");
    }

    private CampaignAnswer.Hours hours(SendHours one) {
        List<CampaignAnswer.Band> bands = bands(one.open());
        return new CampaignAnswer.Hours(
                keys(one.places()),
                one.zone().map(ZoneId::getId).orElse(text.of("campaign.own-clock")),
                words(one.day()),
                words(bands),
                bands,
                one.at().map(CLOCK::format).orElse(""),
                one.at().map(at -> at.getHour() * HOUR + at.getMinute()).orElse(0),
                one.isOutside(),
                one.rules().stream().map(rule -> rule.rule().id()).distinct().toList());
    }

    private static List<CampaignAnswer.Band> bands(List<Boolean> open) {
        List<CampaignAnswer.Band> bands = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= open.size(); i++) {
            if (i == open.size() || !open.get(i).equals(open.get(start))) {
                bands.add(new CampaignAnswer.Band(start * MINUTES, (i - start) * MINUTES, open.get(start)));
                start = i;
            }
        }
        return bands;
    }

    private String words(List<CampaignAnswer.Band> bands) {
        if (bands.size() == 1 && bands.get(0).isOpen()) {
            return text.of("campaign.all-day");
        }
        String open = bands.stream()
                .filter(CampaignAnswer.Band::isOpen)
                .map(band -> minute(band.from()) + "–" + minute(band.from() + band.minutes()))
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? text.of("campaign.no-hour") : open;
    }

    private static String minute(int of) {
        return String.format(Locale.ROOT, "%02d:%02d", of / HOUR, of % HOUR);
    }
}
