package io.licit.programme.request;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Table;
import io.licit.core.json.Json;
import io.licit.core.law.Deadline;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.engine.Explanation;
import io.licit.engine.erase.PersonData;
import io.licit.engine.erase.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is held of a person, with the reason for every segment, for herself. It is written as one JSON text and as
 * one page.
 *
 * @param organisation its name
 * @param data her rows as the sources have them
 * @param recorded consents and restrictions that were recorded in Licit
 * @param segments every segment of the workspace, those that she is in first
 * @param requests hers, the one that is answered included
 * @param rights the rules on requests at her place
 */
public record Answer(
        String organisation,
        Request request,
        Instant at,
        Catalogue catalogue,
        PersonData data,
        Json.Obj recorded,
        List<AboutSegment> segments,
        List<Exports.Made> exports,
        List<Request> requests,
        List<Rule> rights) {
    private static final Set<Kind> RIGHTS = EnumSet.allOf(Kind.class);

    public Answer {
        segments = List.copyOf(segments);
        exports = List.copyOf(exports);
        requests = List.copyOf(requests);
        rights = List.copyOf(rights);
    }

    /**
     * A segment and why she is in it or not.
     *
     * @param why empty where it can't be found out at present, as for a segment with a mistake
     * @param excludedBy the rules that leave her out, as the law has them
     */
    public record AboutSegment(Definition definition, Optional<Explanation> why, List<Rule> excludedBy) {
        public AboutSegment {
            excludedBy = List.copyOf(excludedBy);
        }

        public boolean in() {
            return why.filter(Explanation::in).isPresent();
        }
    }

    /** The rules in force at a place that give a person a right to ask. */
    public static List<Rule> rights(Law law, Place place) {
        List<Rule> found = new ArrayList<>();
        law.terms(place, Deadline.class).forEach((rule, terms) -> {
            if (RIGHTS.stream().anyMatch(kind -> terms.requests().contains(kind.asked()))) {
                found.add(rule);
            }
        });
        return found;
    }

    /**
     * The rows that are handed out. What is taken along to somebody else is what she gave or was seen to do: what was
     * computed about her, or came from others, is left to an access.
     */
    List<Rows> rows() {
        return data.rows().stream().filter(part -> !part.rows().isEmpty()).toList();
    }

    boolean shows(Table table, String column) {
        if (request.kind() != Kind.PORTABILITY) {
            return true;
        }
        Optional<Column> declared = table.column(column);
        return declared.flatMap(Column::origin)
                .filter(origin -> origin == Origin.INFERRED || origin == Origin.THIRD_PARTY)
                .isEmpty();
    }

    /** What the JSON form holds, to be read by programs. */
    public Json.Obj json() {
        return new AnswerJson(this).all();
    }

    /** The same as a page for people, without scripts, that prints well. */
    public String page() {
        return new AnswerPage(this).text();
    }

    /** Her place's retention, where the catalogue states one. */
    Optional<Table.Retention> retention() {
        return catalogue.persons().flatMap(table -> ((Table.Role.Persons) table.role()).retention());
    }

    /** The segments whose stored audience has her row. */
    Map<String, Boolean> audiences() {
        return data.audiences();
    }
}
