package io.licit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A workspace of random persons, of whom Java knows everything that a condition can ask. */
final class FairnessShop {
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    /** An empty text is not known. Who is of one sex and race scores and consents differently. */
    record Person(
            String id,
            String sex,
            String race,
            String faith,
            LocalDate birth,
            int score,
            int points,
            Optional<Integer> visits,
            int orders,
            boolean responded,
            boolean consents) {
        Person withVisits(int number) {
            return new Person(
                    id, sex, race, faith, birth, score, points, Optional.of(number), orders, responded, consents);
        }

        String age() {
            int years = birth.until(TODAY).getYears();
            return years < 18 ? "<18" : years < 25 ? "18-24" : years < 40 ? "25-39" : years < 62 ? "40-61" : "62+";
        }
    }

    final Path folder;
    final List<Person> persons;

    FairnessShop(Path folder, long seed, int size) throws IOException {
        this(folder, seed, size, UnaryOperator.identity());
    }

    /** @param change what persons are made of those drawn */
    FairnessShop(Path folder, long seed, int size, UnaryOperator<Person> change) throws IOException {
        this.folder = folder;
        Random random = new Random(seed);
        this.persons = Stream.iterate(0, n -> n + 1)
                .limit(size)
                .map(n -> change.apply(person(n, random)))
                .toList();
        write("licit.yaml", """
                licit: 1
                organisation: {name: Shop, established_in: [DE]}
                sector: general
                unknown_jurisdiction: strictest
                minimum_segment_size: 50
                """);
        write("catalogue/customers.yaml", customers("""
                  sex: {category: user.demographic.gender, protected: sex, audit_only: true}
                  race: {category: user.demographic.race_ethnicity, protected: race, audit_only: true}
                """));
        write("catalogue/orders.yaml", """
                table: orders
                source: data/orders.csv
                person: customer_id
                at: placed_at
                origin: observed
                columns:
                  amount: {category: user.behavior.purchase_history, type: number}
                """);
        write("catalogue/consents.yaml", """
                table: consents
                role: consents
                source: data/consents.csv
                columns: {person: customer_id, purpose: purpose, channel: channel, status: status, at: at}
                """);
        data();
    }

    static String customers(String characteristics) {
        return """
                table: customers
                person: true
                source: data/customers.csv
                key: customer_id
                country: country
                birth_date: birth_date
                collected_for: [service, loyalty, direct-marketing]
                retention: {since: last_active_at, keep: P3Y}
                origin: person
                columns:
                  customer_id: {category: user.unique_id}
                  country: {category: user.contact.address.country}
                  birth_date: {category: user.demographic.age_range}
                  email: {category: user.contact.email, contact: email}
                  last_active_at: {category: user.behavior}
                  score: {category: user.behavior, type: number}
                  points: {category: user.behavior, type: number}
                  visits: {category: user.behavior, type: number}
                  responded: {category: user.behavior}
                """ + characteristics;
    }

    private static Person person(int n, Random random) {
        String sex = random.nextInt(40) == 0 ? "" : random.nextInt(5) < 2 ? "f" : "m";
        String race = random.nextInt(25) == 0
                ? ""
                : List.of("a", "a", "a", "b", "b", "c").get(random.nextInt(6));
        String faith = random.nextInt(150) == 0 ? "rare" : random.nextInt(3) == 0 ? "some" : "none";
        int shift = (sex.equals("f") ? -8 : 0) + (race.equals("b") ? -6 : 0);
        int score = Math.max(0, Math.min(100, (int) Math.round(50 + shift + 20 * random.nextGaussian())));
        int points = Math.max(0, (int) Math.round(score * 2 + 60 * random.nextGaussian()));
        Optional<Integer> visits = random.nextInt(20) == 0 ? Optional.empty() : Optional.of(random.nextInt(30));
        return new Person(
                "C-" + (10_000 + n),
                sex,
                race,
                faith,
                TODAY.minusDays(16L * 365 + random.nextInt(65 * 365)),
                score,
                points,
                visits,
                random.nextInt(4) + (sex.equals("m") ? random.nextInt(2) : 0),
                random.nextInt(4) == 0,
                random.nextInt(10) < (sex.equals("f") ? 6 : 8));
    }

    private void data() throws IOException {
        StringBuilder customers = new StringBuilder(
                "customer_id,country,birth_date,email,last_active_at,score,points,visits,responded,sex,race,faith\n");
        StringBuilder orders = new StringBuilder("order_id,customer_id,placed_at,amount\n");
        StringBuilder consents = new StringBuilder("customer_id,purpose,channel,status,at\n");
        for (Person one : persons) {
            customers
                    .append(String.join(
                            ",",
                            one.id,
                            "DE",
                            one.birth.toString(),
                            one.id + "@mail.example",
                            "2027-02-01",
                            String.valueOf(one.score),
                            String.valueOf(one.points),
                            one.visits.map(String::valueOf).orElse(""),
                            String.valueOf(one.responded),
                            one.sex,
                            one.race,
                            one.faith))
                    .append('\n');
            for (int i = 0; i < one.orders; i++) {
                orders.append("O-" + one.id + "-" + i + "," + one.id + ",2027-01-0" + (i + 1) + ",10\n");
            }
            if (one.consents) {
                consents.append(one.id + ",direct-marketing,email,granted,2026-06-01\n");
            }
        }
        write("data/customers.csv", customers.toString());
        write("data/orders.csv", orders.toString());
        write("data/consents.csv", consents.toString());
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    FairnessShop segment(String id, String where, String... more) throws IOException {
        write("segments/" + id + ".yaml", """
                segment: %s
                title: %s
                use: {purpose: direct-marketing, channels: [email]}
                basis: consent
                reason: Tell customers what is new.
                owner: crm@shop.example
                %swhere: |
                  %s
                """.formatted(
                        id, id, Stream.of(more).map(line -> line + "\n").collect(Collectors.joining()), where));
        return this;
    }

    Cli.Ran run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }

    FairnessRead fairness(String... arguments) {
        List<String> all = new ArrayList<>(List.of("fairness", "--format", "json", "--fail-on", "never"));
        all.addAll(List.of(arguments));
        return FairnessRead.of(run(all.toArray(String[]::new)));
    }

    long count(Predicate<Person> of) {
        return persons.stream().filter(of).count();
    }

    /** Compares a result with counting here. */
    void same(FairnessRead result, Function<Person, String> value, Predicate<Person> selected) {
        for (FairnessRead group : result.all("groups")) {
            String name = group.isNull() || group.at("value").isNull() ? "" : group.text("value");
            long all = count(one -> value.apply(one).equals(name));
            long inside = count(one -> value.apply(one).equals(name) && selected.test(one));
            if (group.number("persons") != all || group.number("selected") != inside) {
                throw new AssertionError(result.text("name") + "=" + name + " " + result.text("judged") + ": "
                        + group.number("selected") + " of " + group.number("persons") + ", and it is " + inside + " of "
                        + all);
            }
        }
        long known = persons.stream().map(value).distinct().count();
        if (known != result.all("groups").size()) {
            throw new AssertionError(
                    known + " values, and " + result.all("groups").size() + " groups");
        }
    }
}
