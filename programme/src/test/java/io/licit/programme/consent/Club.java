package io.licit.programme.consent;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.BadRows;
import io.licit.engine.Members;
import io.licit.engine.Membership;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A workspace of {@code m0} to {@code m999}, all of whom have consented to mail, and the segment {@code all} of them. */
final class Club {
    static final int MEMBERS = 1000;

    private static final String SEGMENT = "all";

    private final Path folder;

    Club(Path folder) throws IOException {
        this.folder = folder;
        StringBuilder persons = new StringBuilder("id,country,birth_date,seen\n");
        StringBuilder consents = new StringBuilder("person,purpose,channel,status,at\n");
        for (int i = 0; i < MEMBERS; i++) {
            persons.append("m").append(i).append(",DE,1980-01-01,2026-11-01\n");
            consents.append("m").append(i).append(",direct-marketing,email,granted,2025-01-01\n");
        }
        Files.writeString(folder.resolve("persons.csv"), persons);
        Files.writeString(folder.resolve("consents.csv"), consents);
    }

    Path folder() {
        return folder;
    }

    /** Refreshes the audience. */
    void run(Recorded recorded) {
        Catalogue catalogue = catalogue();
        Plan plan = new Plan(
                Desks.NOON,
                catalogue,
                List.of(new Plan.SegmentPlan(
                        SEGMENT, "digest", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate(), true)));
        try (Warehouse warehouse = Warehouse.open(folder, catalogue, BadRows.STOP, Progress.none(), recorded)) {
            warehouse.run(plan, Progress.none());
        }
    }

    /** Whoever is in the audience when it is read now. */
    Set<String> read(Recorded recorded) {
        try (Members members = Warehouse.members(folder, SEGMENT, recorded).orElseThrow()) {
            return members.ids().collect(HashSet::new, Set::add, Set::addAll);
        }
    }

    /** The same, asked of one member after the other. */
    Set<String> asked(Recorded recorded) {
        Set<String> in = new HashSet<>();
        try (Membership members =
                Warehouse.membership(folder, SEGMENT, recorded).orElseThrow()) {
            for (int i = 0; i < MEMBERS; i++) {
                if (members.contains("m" + i)) {
                    in.add("m" + i);
                }
            }
            for (String nobody : List.of("", "m", "nobody")) {
                if (members.contains(nobody)) {
                    throw new IllegalStateException("somebody who is nobody is a member");
                }
            }
        }
        return in;
    }

    private static Catalogue catalogue() {
        Table persons = table(
                "persons",
                new Table.Role.Persons(
                        "id",
                        Optional.of("country"),
                        Optional.empty(),
                        Optional.of("birth_date"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Table.Retention("seen", java.time.Period.ofYears(3)))),
                Map.of("id", Type.TEXT, "country", Type.TEXT, "birth_date", Type.DATE, "seen", Type.DATE));
        Table consents = table("consents", new Table.Role.Consents(Map.of()), Map.of());
        return new Catalogue(new TreeMap<>(Map.of("persons", persons, "consents", consents)));
    }

    private static Table table(String name, Table.Role role, Map<String, Type> types) {
        Map<String, Column> columns = new TreeMap<>();
        types.forEach((column, type) -> columns.put(
                column,
                new Column(
                        column,
                        type,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Span.none())));
        return new Table(name, new Table.Source.Files(name + ".csv", Span.none()), role, columns, Span.none());
    }

    private static Plan.GatePlan gate() {
        Set<String> all = Set.of("DE", "?");
        PersonTest.Consent mail =
                new PersonTest.Consent(Purpose.DIRECT_MARKETING, Channel.EMAIL, Strength.of(ConsentKind.OPT_IN), false);
        return new Plan.GatePlan(
                new PlaceMap(Set.of("DE"), Map.of(), PlaceMap.UNKNOWN),
                List.of(
                        new Plan.GateTest(
                                "ERASED",
                                all,
                                new PersonTest.Restricted(Set.of(RestrictionKind.ERASURE), Optional.empty())),
                        new Plan.GateTest(
                                "OBJECTED",
                                all,
                                new PersonTest.Refused(
                                        ConsentStatus.OBJECTED,
                                        Purpose.DIRECT_MARKETING,
                                        Channel.EMAIL,
                                        Set.of(),
                                        false)),
                        new Plan.GateTest("MINOR", all, new PersonTest.Minor(16, Optional.empty())),
                        new Plan.GateTest("UNKNOWN-PLACE", Set.of("?"), new PersonTest.Always()),
                        new Plan.GateTest("UNCONSENTED", all, new PersonTest.Unconsented(mail, List.of())),
                        new Plan.GateTest("RETENTION", all, new PersonTest.RetentionPassed())));
    }
}
