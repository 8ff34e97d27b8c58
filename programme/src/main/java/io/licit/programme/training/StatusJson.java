package io.licit.programme.training;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.json.Json;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.ProgrammeSettings.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Who stands where, and which rules that ask for training no course serves, for programs. */
public final class StatusJson {
    private final ProgrammeSettings settings;

    public StatusJson(ProgrammeSettings settings) {
        this.settings = settings;
    }

    /** @param standings by person and course */
    public Json.Obj of(
            Map<String, Map<String, Standing>> standings, List<Duties.Duty> duties, List<Diagnostic> findings) {
        List<Json> people = new ArrayList<>();
        standings.forEach((person, hers) -> people.add(person(person, hers)));
        return Json.object()
                .put("people", Json.array(people))
                .put("rules", Json.array(duties.stream().map(StatusJson::rule).toList()))
                .put("findings", JsonRenderer.findings(findings))
                .build();
    }

    private Json person(String person, Map<String, Standing> standings) {
        Optional<Staff> staff = Optional.ofNullable(settings.people().get(person));
        List<Json> courses = new ArrayList<>();
        standings.forEach((course, standing) -> courses.add(Json.object()
                .put("course", course)
                .put("state", standing.state().name().toLowerCase(Locale.ROOT))
                .put(
                        "until",
                        standing.until()
                                .<Json>map(until -> Json.of(until.toString()))
                                .orElse(Json.none()))
                .put("certificate", standing.certificate().<Json>map(Json::of).orElse(Json.none()))
                .build()));
        return Json.object()
                .put("person", person)
                .put("declared", staff.isPresent())
                .put(
                        "roles",
                        Json.strings(
                                staff.map(one -> new TreeSet<>(one.roles())).orElseGet(TreeSet::new)))
                .put("courses", Json.array(courses))
                .build();
    }

    private static Json rule(Duties.Duty duty) {
        return Json.object()
                .put("rule", duty.rule().id())
                .put("jurisdiction", duty.rule().jurisdiction())
                .put("cite", duty.rule().cite())
                .put("who", Json.strings(duty.who()))
                .put("topics", Json.strings(duty.topics()))
                .put("courses", Json.strings(duty.courses()))
                .put("served", !duty.courses().isEmpty())
                .build();
    }
}
