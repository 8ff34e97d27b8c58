package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.engine.column.Formula;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * What is left of a plan once each of its leaves has a number: from sets of persons for atoms, gates, places and contact
 * points to the audience of every wanted segment. It knows no engine and can be sent to where the sets are, so that
 * persons may be divided into any shards, each of which is answered by itself.
 */
public final class Algebra implements Serializable {
    private static final int NONE = -1;

    private final List<Formula> conditions;
    private final List<Part> parts;
    private final List<Gate> gates;

    private Algebra(List<Formula> conditions, List<Part> parts, List<Gate> gates) {
        this.conditions = conditions;
        this.parts = parts;
        this.gates = gates;
    }

    /** The leaves of a plan in the order of their numbers. */
    public static final class Leaves {
        private final Map<String, Expr> atoms = new LinkedHashMap<>();
        private final Map<String, Integer> atomNumbers = new HashMap<>();
        private final Map<PersonTest, Integer> tests = new LinkedHashMap<>();
        private final Map<Channels, Integer> contacts = new LinkedHashMap<>();
        private final Map<String, Plan.GatePlan> gates = new LinkedHashMap<>();
        /** Segments share plans of gates, whose digests take long. */
        private final Map<Plan.GatePlan, Integer> gateNumbers = new IdentityHashMap<>();

        private record Channels(Set<Channel> channels) {}

        public Leaves(Plan plan) {
            for (Plan.SegmentPlan segment : plan.segments()) {
                ConditionAnswers.collect(segment.condition(), atoms);
                if (segment.asked()) {
                    segment.gate().tests().forEach(test -> tests.putIfAbsent(test.test(), tests.size()));
                    contacts.putIfAbsent(channels(segment), contacts.size());
                    gateNumbers.computeIfAbsent(segment.gate(), this::number);
                }
            }
            atoms.keySet().forEach(text -> atomNumbers.put(text, atomNumbers.size()));
        }

        private int number(Plan.GatePlan gate) {
            String digest = TestCode.digest(gate);
            gates.putIfAbsent(digest, gate);
            return new ArrayList<>(gates.keySet()).indexOf(digest);
        }

        private static Channels channels(Plan.SegmentPlan segment) {
            return new Channels(Set.copyOf(segment.channels()));
        }

        public List<Expr> atoms() {
            return List.copyOf(atoms.values());
        }

        public List<PersonTest> tests() {
            return List.copyOf(tests.keySet());
        }

        /** Channels of which one contact point is enough. */
        public List<Set<Channel>> contacts() {
            return contacts.keySet().stream().map(Channels::channels).toList();
        }

        /** By what identifies each, whatever plan it is part of. */
        public Map<String, Plan.GatePlan> gates() {
            return Collections.unmodifiableMap(gates);
        }

        /** @throws IllegalStateException where the leaf is none of these */
        public int atom(Expr leaf) {
            Integer number = atomNumbers.get(Canonical.text(leaf));
            if (number == null) {
                throw new IllegalStateException("a condition that was not asked");
            }
            return number;
        }
    }

    /** Some persons, by numbers, as sets; all sets may tell of others too. */
    public interface Answers {
        /** Who they are. */
        RoaringBitmap persons();

        /** Of whom {@link #conditions} are true, in their order. */
        List<RoaringBitmap> matching();

        /** Those who have a contact point, by number. */
        RoaringBitmap contact(int number);

        /** Everybody, divided by a gate, by its number; whatever it says of those who are {@link #open}. */
        Admission division(int number);

        /** Who is yet to be divided by the gates. */
        RoaringBitmap open();

        /** Of those who are open, for whom a test holds, by its number. */
        RoaringBitmap test(int number);

        /** Persons by what the data states of their places. */
        Map<Stated, RoaringBitmap> places();
    }

    /** A country and a region as the data has them, in capitals. */
    public record Stated(String country, String region) {}

    /** The algebra of a plan over the leaves that {@link Leaves} numbers for it. */
    public static Algebra of(Plan plan, Leaves leaves) {
        int atoms = leaves.atoms.size();
        Map<String, Integer> earlier = new HashMap<>();
        List<Formula> conditions = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            conditions.add(ConditionAnswers.formula(
                    segment.condition(), leaf -> new Formula.Earlier(leaves.atom(leaf)), earlier));
            earlier.put(segment.id(), atoms + earlier.size());
            parts.add(new Part(
                    leaves.gateNumbers.getOrDefault(segment.gate(), NONE),
                    leaves.contacts.getOrDefault(Leaves.channels(segment), NONE),
                    segment.asked()));
        }
        return new Algebra(
                conditions,
                parts,
                leaves.gates.values().stream().map(gate -> gate(gate, leaves)).toList());
    }

    /** The condition of every segment of the plan, in its order, over atoms that come before them. */
    public List<Formula> conditions() {
        return List.copyOf(conditions);
    }

    private static Gate gate(Plan.GatePlan gate, Leaves leaves) {
        List<Test> tests = new ArrayList<>();
        gate.tests()
                .forEach(test -> tests.add(new Test(
                        test.rule(), new TreeSet<>(test.places()), leaves.tests.getOrDefault(test.test(), NONE))));
        PlaceMap map = gate.places();
        TreeMap<String, TreeSet<String>> subdivisions = new TreeMap<>();
        map.subdivisions().forEach((country, all) -> subdivisions.put(country, new TreeSet<>(all)));
        return new Gate(new SentMap(new TreeSet<>(map.countries()), subdivisions, map.fallback()), tests);
    }

    /**
     * A wanted segment's persons, as sets.
     *
     * @param segment its number in the plan
     * @param first of those who match, whom which rule is the first to leave out, in the gate's order
     */
    public record Sets(
            int segment,
            RoaringBitmap matching,
            RoaringBitmap eligible,
            RoaringBitmap reachable,
            Map<String, RoaringBitmap> first) {}

    /** The audiences of the wanted segments, in the plan's order. */
    public List<Sets> audiences(Answers answers) {
        return new Reckoning(answers).audiences();
    }

    /** Persons divided by every gate, by its number. */
    public List<Admission> divisions(Answers answers) {
        Reckoning reckoning = new Reckoning(answers);
        return gates.stream().map(reckoning::divided).toList();
    }

    /** One reckoning over one shard; gates, places and conditions are each reckoned once. */
    private final class Reckoning {
        private final Answers answers;
        private final Map<SentMap, Map<String, RoaringBitmap>> keys = new HashMap<>();
        private final Map<Integer, Admission> admissions = new HashMap<>();

        Reckoning(Answers answers) {
            this.answers = answers;
        }

        List<Sets> audiences() {
            List<Sets> all = new ArrayList<>();
            List<RoaringBitmap> matching = answers.matching();
            for (int segment = 0; segment < parts.size(); segment++) {
                if (parts.get(segment).asked()) {
                    all.add(sets(segment, RoaringBitmap.and(matching.get(segment), answers.persons())));
                }
            }
            return all;
        }

        private Sets sets(int segment, RoaringBitmap matching) {
            Part part = parts.get(segment);
            Admission admission = admissions.computeIfAbsent(part.gate(), this::admission);
            RoaringBitmap eligible = RoaringBitmap.and(matching, admission.allowed());
            RoaringBitmap reachable =
                    part.contact() == NONE ? eligible : RoaringBitmap.and(eligible, answers.contact(part.contact()));
            return new Sets(segment, matching, eligible, reachable, admission.firstOf(matching));
        }

        /** Those who are open are divided, and nobody else. */
        private Admission admission(int number) {
            Gate gate = gates.get(number);
            Admission kept = answers.division(number);
            List<String> rules = gate.tests().stream().map(Test::rule).toList();
            return answers.open().isEmpty() ? kept : kept.with(answers.open(), divided(gate), rules);
        }

        Admission divided(Gate gate) {
            Admission.Dividing dividing = new Admission.Dividing(answers.open());
            for (Test test : gate.tests()) {
                dividing.test(test.rule(), answers.test(test.number()), () -> at(gate.places(), test.places()));
            }
            return dividing.admission();
        }

        private RoaringBitmap at(SentMap map, Set<String> wanted) {
            Map<String, RoaringBitmap> byKey = keys.computeIfAbsent(map, this::grouped);
            List<RoaringBitmap> all = new ArrayList<>();
            byKey.forEach((key, persons) -> {
                if (wanted.contains(key)) {
                    all.add(persons);
                }
            });
            return RoaringBitmap.or(all.iterator());
        }

        private Map<String, RoaringBitmap> grouped(SentMap map) {
            PlaceMap places = map.whole();
            Map<String, RoaringBitmap> grouped = new TreeMap<>();
            answers.places()
                    .forEach((stated, persons) -> grouped.computeIfAbsent(
                                    GateReading.placeOf(places, stated.country(), stated.region()),
                                    key -> new RoaringBitmap())
                            .or(persons));
            return grouped;
        }
    }

    /** One segment. */
    private record Part(int gate, int contact, boolean asked) implements Serializable {}

    private record Gate(SentMap places, List<Test> tests) implements Serializable {}

    private record Test(String rule, TreeSet<String> places, int number) implements Serializable {}

    /** A {@link PlaceMap} that can be sent. */
    private record SentMap(TreeSet<String> countries, TreeMap<String, TreeSet<String>> subdivisions, String fallback)
            implements Serializable {
        PlaceMap whole() {
            return new PlaceMap(countries, new TreeMap<>(subdivisions), fallback);
        }
    }
}
