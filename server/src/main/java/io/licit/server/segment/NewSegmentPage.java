package io.licit.server.segment;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.core.segment.Canonical;
import io.licit.core.source.SourceFile;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.NewSegmentView;
import io.licit.server.view.Phrases;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A segment that is to be made: what it is for, then its condition on its own page. */
public final class NewSegmentPage {
    /** As the workspace's files have ids, so that no id leaves the folder. */
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private static final int LONGEST = 500;

    private final Desk desk;

    public NewSegmentPage(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/new-segment", Access.AUTHORS, this::form),
                Route.post("/segments", Access.AUTHORS, this::make));
    }

    private Reply form(Visit visit) {
        NewSegmentView empty = new NewSegmentView(
                "",
                "",
                Purpose.DIRECT_MARKETING.word(),
                List.of(Channel.EMAIL.word()),
                "",
                "",
                visit.visitor().id(),
                List.of());
        return page(empty, 200);
    }

    private static Reply page(NewSegmentView asked, int status) {
        return new Reply.Page(
                status,
                "new-segment.jte",
                Map.of(
                        "asked", asked,
                        "purposes", Word.words(Purpose.class),
                        "allChannels", Word.words(Channel.class),
                        "bases", Word.words(Basis.class)));
    }

    private Reply make(Visit visit) {
        NewSegmentView asked = new NewSegmentView(
                visit.field("id").strip(),
                line(visit, "title"),
                visit.field("purpose"),
                visit.fields("channel"),
                visit.field("basis"),
                line(visit, "reason"),
                line(visit, "owner"),
                List.of());
        Text text = visit.text();
        Desk.Standing stands = desk.standing();
        List<String> missing = missing(asked, text);
        if (!missing.isEmpty()) {
            return page(asked.saying(missing), 422);
        }
        if (desk.files().isTaken(stands, asked.id())) {
            return taken(asked, text);
        }
        SourceFile file = new SourceFile(
                desk.files().path(asked.id()),
                written(asked, beginning(stands.workspace().catalogue())));
        Desk.Tried tried = desk.tried(stands, asked.id(), file);
        if (tried.opened()
                .workspace()
                .filter(workspace -> workspace.segments().containsKey(asked.id()))
                .isEmpty()) {
            return page(
                    asked.saying(tried.findings().stream()
                            .map(one -> one.message().in(Phrases.of(text)))
                            .toList()),
                    422);
        }
        return desk.files().create(stands, asked.id(), file.text(), DraftPages.by(visit))
                ? new Reply.Go("/segments/" + asked.id())
                : taken(asked, text);
    }

    private static Reply taken(NewSegmentView asked, Text text) {
        return page(asked.saying(List.of(text.of("new.taken", asked.id()))), 409);
    }

    /** One line of a form, of a length that a page can show. */
    private static String line(Visit visit, String name) {
        String said = visit.field(name).strip();
        if (said.length() > LONGEST) {
            throw new Refusal(413, "error.too-large");
        }
        return said;
    }

    private static List<String> missing(NewSegmentView asked, Text text) {
        List<String> missing = new ArrayList<>();
        if (!ID.matcher(asked.id()).matches()) {
            missing.add(text.of("new.no-id"));
        }
        if (asked.title().isEmpty()) {
            missing.add(text.of("new.no-title"));
        }
        if (asked.reason().isEmpty()) {
            missing.add(text.of("new.no-reason"));
        }
        if (asked.channels().isEmpty()
                || asked.channels().stream()
                        .anyMatch(one -> Word.of(Channel.class, one).isEmpty())) {
            missing.add(text.of("new.no-channel"));
        }
        boolean isKnown = Word.of(Purpose.class, asked.purpose()).isPresent()
                && (asked.basis().isEmpty()
                        || Word.of(Basis.class, asked.basis()).isPresent());
        if (!isKnown) {
            throw new Refusal(400, "error.form");
        }
        return missing;
    }

    /** A condition to begin with, that everybody meets of whom the country is known; else of whom the key is. */
    private static String beginning(Catalogue catalogue) {
        Table.Role.Persons persons = catalogue
                .persons()
                .map(Table::role)
                .filter(Table.Role.Persons.class::isInstance)
                .map(Table.Role.Persons.class::cast)
                .orElseThrow(() -> new Refusal(409, "new.no-persons"));
        return Canonical.name(persons.country().orElse(persons.key())) + " is not null";
    }

    /** What somebody has typed stands in double quotes, whatever it is. */
    private static String written(NewSegmentView asked, String condition) {
        StringBuilder text = new StringBuilder();
        text.append("segment: ").append(quoted(asked.id())).append('\n');
        text.append("title: ").append(quoted(asked.title())).append('\n');
        text.append("use: {purpose: ")
                .append(asked.purpose())
                .append(", channels: [")
                .append(String.join(", ", asked.channels()))
                .append("]}\n");
        if (!asked.basis().isEmpty()) {
            text.append("basis: ").append(asked.basis()).append('\n');
        }
        text.append("reason: ").append(quoted(asked.reason())).append('\n');
        if (!asked.owner().isEmpty()) {
            text.append("owner: ").append(quoted(asked.owner())).append('\n');
        }
        return text.append("where: |\n  ").append(condition).append('\n').toString();
    }

    private static String quoted(String text) {
        return Json.of(text).print();
    }
}
