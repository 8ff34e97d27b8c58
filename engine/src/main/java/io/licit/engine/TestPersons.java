package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.gate.Person;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import io.licit.engine.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The persons of tests as a person state: tables as a load makes them, without the columns that only conditions read. */
final class TestPersons {
    private static final int BATCH = 500;

    private final List<String> persons = new ArrayList<>();
    private final List<String> consents = new ArrayList<>();
    private final List<String> restrictions = new ArrayList<>();

    private TestPersons() {}

    /** Makes the tables; each person has the number of her place in the list. */
    static void load(Database database, List<Person> all) {
        TestPersons rows = new TestPersons();
        for (int n = 0; n < all.size(); n++) {
            rows.add(n, all.get(n));
        }
        database.run(
                "CREATE TABLE " + Layout.PERSONS + " (n INTEGER, birth DATE, age INTEGER, retain_until TIMESTAMP)");
        LedgerLoad.makeEmptyConsents(database);
        LedgerLoad.makeEmptyRestrictions(database);
        insert(database, Layout.PERSONS, rows.persons);
        insert(database, Layout.CONSENTS, rows.consents);
        insert(database, Layout.RESTRICTIONS, rows.restrictions);
    }

    private static void insert(Database database, String table, List<String> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<String> some = rows.subList(from, Math.min(from + BATCH, rows.size()));
            database.run("INSERT INTO " + table + " VALUES " + String.join(", ", some));
        }
    }

    private void add(int n, Person person) {
        persons.add(row(n, date(person.birthDate()), number(person.age()), moment(person.retainUntil())));
        for (Person.Consent consent : person.consents()) {
            consents.add(row(
                    n,
                    LedgerWords.mask(Purpose.class, consent.purpose()),
                    LedgerWords.mask(Channel.class, consent.channel()),
                    status(consent.status()).ordinal(),
                    moment(consent.at()),
                    moment(consent.expiresAt()),
                    GateSql.Method.of(consent.method()).ordinal(),
                    consent.explicit(),
                    consent.product().map(Sql::text).orElse("NULL")));
        }
        for (Person.Restriction restriction : person.restrictions()) {
            restrictions.add(row(n, kind(restriction.kind()), moment(restriction.at()), moment(restriction.until())));
        }
    }

    private static String row(Object... values) {
        List<String> all = new ArrayList<>();
        for (Object value : values) {
            all.add(String.valueOf(value));
        }
        return "(" + String.join(", ", all) + ")";
    }

    private static ConsentStatus status(String word) {
        return Word.of(ConsentStatus.class, word.strip()).orElse(ConsentStatus.OBJECTED);
    }

    private static int kind(String word) {
        return Word.of(RestrictionKind.class, word.strip())
                .map(LedgerWords::bit)
                .orElse(LedgerWords.OPEN);
    }

    private static String date(Optional<LocalDate> day) {
        return day.map(Sql::date).orElse("NULL");
    }

    private static String number(Optional<Integer> number) {
        return number.map(String::valueOf).orElse("NULL");
    }

    private static String moment(Optional<Instant> instant) {
        return instant.map(Sql::moment).orElse("NULL");
    }
}
