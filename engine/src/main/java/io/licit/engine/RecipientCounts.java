package io.licit.engine;

import io.licit.core.campaign.Group;
import io.licit.core.campaign.Messages;
import io.licit.core.campaign.Recipients;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.check.Checker;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Counts whom campaigns would reach: all of it on sets of persons, and nothing on any one of them. */
final class RecipientCounts {
    private static final String UNDER = "age<";
    private static final String FROM = "age>=";
    private static final String UNKNOWN_AGE = "age?";

    private final Workspace workspace;
    private final Checker.Checked checked;
    private final Population population;
    private final Map<Place, RoaringBitmap> places;
    private final Map<String, RoaringBitmap> groups;

    private RecipientCounts(
            Workspace workspace, Checker.Checked checked, Population population, Map<Place, RoaringBitmap> places) {
        this.workspace = workspace;
        this.checked = checked;
        this.population = population;
        this.places = places;
        this.groups = groups(workspace, population, checked.law());
    }

    /** What is to be asked of the data, besides who is in the segments. */
    static Population.Request request(Workspace workspace, Law law) {
        Map<String, Ask> asks = new LinkedHashMap<>();
        Expr age = new Expr.Call(Span.none(), Expr.Function.AGE, List.of());
        if (knowsAge(workspace)) {
            asks.put(UNDER, age(age, Expr.Comparison.LESS, Group.MAJORITY));
            asks.put(FROM, age(age, Expr.Comparison.GREATER_OR_EQUAL, Group.ELDERLY_FROM));
            asks.put(UNKNOWN_AGE, new Ask.Holds(new Expr.IsNull(Span.none(), age, false)));
        }
        Table persons = workspace.catalogue().persons().orElseThrow();
        Group.labelled(workspace.catalogue(), law.categories()).values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .forEach(column -> asks.put(
                        label(column),
                        new Ask.Responded(new Expr.Column(Span.none(), persons.name(), column.name(), column.type()))));
        return new Population.Request(asks);
    }

    private static Ask age(Expr age, Expr.Comparison operator, int years) {
        return new Ask.Holds(
                new Expr.Compare(Span.none(), age, operator, new Expr.Number(Span.none(), BigDecimal.valueOf(years))));
    }

    private static boolean knowsAge(Workspace workspace) {
        return workspace
                .catalogue()
                .persons()
                .filter(table -> table.role() instanceof Table.Role.Persons role
                        && role.birthDate().or(role::age).isPresent())
                .isPresent();
    }

    private static String label(Column column) {
        return "label " + column.name();
    }

    private static Map<String, RoaringBitmap> groups(Workspace workspace, Population population, Law law) {
        Map<String, RoaringBitmap> found = new TreeMap<>();
        if (knowsAge(workspace)) {
            found.put(Group.MINORS.word(), population.truth(UNDER));
            found.put(Group.ELDERLY.word(), population.truth(FROM));
            found.put(Group.UNKNOWN_AGE.word(), population.truth(UNKNOWN_AGE));
        } else {
            found.put(Group.UNKNOWN_AGE.word(), RoaringBitmap.bitmapOfRange(0, population.persons()));
        }
        Group.labelled(workspace.catalogue(), law.categories()).forEach((group, columns) -> {
            RoaringBitmap all = new RoaringBitmap();
            columns.forEach(column -> all.or(population.truth(label(column))));
            found.put(group.word(), all);
        });
        return found;
    }

    /** By campaign id. */
    static Map<String, Recipients> of(
            Workspace workspace,
            Checker.Checked checked,
            Population population,
            Map<Place, RoaringBitmap> places,
            Collection<Campaign> campaigns) {
        RecipientCounts counts = new RecipientCounts(workspace, checked, population, places);
        Map<String, Recipients> all = new TreeMap<>();
        campaigns.forEach(campaign -> all.put(campaign.id(), counts.of(campaign)));
        return all;
    }

    private Recipients of(Campaign campaign) {
        RoaringBitmap audience = population.audience(campaign.segment());
        Map<Place, Long> living = new LinkedHashMap<>();
        places.forEach((place, persons) -> {
            long here = RoaringBitmap.andCardinality(audience, persons);
            if (here > 0) {
                living.put(place, here);
            }
        });
        Map<String, Long> inGroups = new TreeMap<>();
        Map<String, Long> inAll = new TreeMap<>();
        groups.forEach((group, persons) -> {
            inGroups.put(group, (long) RoaringBitmap.andCardinality(audience, persons));
            inAll.put(group, persons.getLongCardinality());
        });
        return new Recipients(
                audience.getLongCardinality(),
                living,
                inGroups,
                aboveCaps(campaign, audience),
                places.keySet(),
                new Recipients.Everybody(population.persons(), inAll));
    }

    /** For each rule with a cap, the recipients whom it protects and who would get more messages than it has. */
    private Map<String, Long> aboveCaps(Campaign campaign, RoaringBitmap audience) {
        Map<String, Long> above = new TreeMap<>();
        for (Messages.Capped capped : Messages.capped(campaign, workspace, checked)) {
            List<RoaringBitmap> earlier = capped.earlier().stream()
                    .map(other -> population.audience(other.segment()))
                    .toList();
            RoaringBitmap protectedByIt = new RoaringBitmap();
            places.forEach((place, persons) -> {
                if (capped.protects(place)) {
                    protectedByIt.or(persons);
                }
            });
            protectedByIt.and(audience);
            protectedByIt.and(inAtLeast(capped.cap().messages(), earlier, population.persons()));
            above.put(capped.rule().id(), protectedByIt.getLongCardinality());
        }
        return above;
    }

    /** Who is in so many of some sets: one pass over the sets, whatever the number of persons. */
    static RoaringBitmap inAtLeast(int number, List<RoaringBitmap> sets, int persons) {
        List<RoaringBitmap> inAtLeast = new ArrayList<>();
        inAtLeast.add(RoaringBitmap.bitmapOfRange(0, persons));
        for (RoaringBitmap set : sets) {
            inAtLeast.add(new RoaringBitmap());
            for (int count = inAtLeast.size() - 1; count > 0; count--) {
                inAtLeast.get(count).or(RoaringBitmap.and(inAtLeast.get(count - 1), set));
            }
        }
        return number < inAtLeast.size() ? inAtLeast.get(number) : new RoaringBitmap();
    }
}
