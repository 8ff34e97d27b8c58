package io.licit.programme.audit;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.programme.audit.Answer.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tests on the data and its labels. */
enum DataProbe implements Probe {
    /** The catalogue says how long a person's data is kept. */
    RETENTION_DECLARED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return retention(situation)
                    .map(declared -> Answer.pass(
                            "Data of persons is kept " + declared.keep() + " from `" + declared.since() + "`."))
                    .orElse(Answer.fail("The table of persons states no `retention`."));
        }
    },

    /** No more persons than so many are past it. */
    RETENTION_KEPT(Unit.PERSONS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            if (retention(situation).isEmpty()) {
                return Answer.fail("The table of persons states no `retention`, so that nobody can keep it.");
            }
            long past = situation.census().pastRetention();
            String text = "Of " + Answer.count(situation.census().persons(), "person", "persons") + ", " + past
                    + " are past their retention and still there.";
            return past <= limit ? Answer.pass(text) : Answer.fail(text);
        }
    },

    /** Each column has a category. */
    COLUMNS_LABELLED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return columns(situation, column -> column.category().isEmpty(), "has a category", "have no category");
        }
    },

    /** Each column says where its values came from. */
    ORIGINS_DECLARED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return columns(
                    situation, column -> column.origin().isEmpty(), "says its origin", "do not say their origin");
        }
    },

    /** The purposes that the data was collected for are declared. */
    PURPOSES_DECLARED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return persons(situation)
                    .flatMap(Table.Role.Persons::collectedFor)
                    .filter(purposes -> !purposes.isEmpty())
                    .map(purposes -> Answer.pass("The data was collected for "
                            + String.join(
                                    ", ",
                                    purposes.stream().map(Word::word).sorted().toList())
                            + "."))
                    .orElse(Answer.fail("The table of persons does not say what its data was `collected_for`."));
        }
    },

    /** Whoever asked to be erased is in no table. */
    ERASED_ABSENT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            long erased = situation.census().erased();
            String persons = Answer.count(situation.census().persons(), "person", "persons");
            return erased == 0
                    ? Answer.pass("None of " + persons + " is under an erasure.")
                    : Answer.fail("Of " + persons + " in the data, " + erased + " are under an erasure.");
        }
    },

    /** There is a list of those who are restricted or not to be called, or a ledger of Licit's own. */
    RESTRICTIONS_KEPT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Optional<Table> table = situation.workspace().catalogue().restrictions();
            long own =
                    situation.programme().state().read(tx -> tx.number("SELECT COUNT(*) AS n FROM restriction_event"));
            if (table.isEmpty() && own == 0) {
                return Answer.fail(
                        "Neither the catalogue nor the state has any restrictions, so that none can be heeded.");
            }
            return Answer.pass(table.map(found -> "Restrictions are in `" + found.name() + "`")
                            .orElse("The catalogue has no table of restrictions")
                    + ", and " + own + " are recorded in Licit itself.");
        }
    },

    /** The list of restrictions was renewed within so many days. */
    RESTRICTIONS_FRESH(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Optional<Table> table = situation.workspace().catalogue().restrictions();
            if (table.isEmpty()) {
                return Answer.notApplicable("The catalogue has no table of restrictions.");
            }
            Optional<Instant> written = newest(situation.programme().workspace(), table.get());
            String name = "`" + table.get().name() + "`";
            if (written.isEmpty()) {
                return Answer.fail("When " + name + " was last written is not known.");
            }
            String text = name + " was last written on " + written.get() + ".";
            return written.get().isBefore(situation.at().minus(Duration.ofDays(limit)))
                    ? Answer.fail(text)
                    : Answer.pass(text);
        }
    };

    private final Unit unit;

    DataProbe(Unit unit) {
        this.unit = unit;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    private static Optional<Table.Role.Persons> persons(Situation situation) {
        return situation.workspace().catalogue().persons().map(Table::role).map(role -> (Table.Role.Persons) role);
    }

    private static Optional<Table.Retention> retention(Situation situation) {
        return persons(situation).flatMap(Table.Role.Persons::retention);
    }

    /** Columns of persons and events; those of ledgers have meanings of their own. */
    private static Answer columns(Situation situation, Predicate<Column> fault, String good, String bad) {
        List<Observation> wrong = new ArrayList<>();
        int all = 0;
        for (Table table : situation.workspace().catalogue().tables().values()) {
            boolean labelled = table.role() instanceof Table.Role.Persons || table.role() instanceof Table.Role.Events;
            for (Column column : labelled ? table.columns().values() : List.<Column>of()) {
                all++;
                if (fault.test(column)) {
                    wrong.add(new Observation(table.name() + "." + column.name(), "it " + singular(bad)));
                }
            }
        }
        String columns = Answer.count(all, "column", "columns");
        return Answer.of(
                wrong, "Each of " + columns + " " + good + ".", wrong.size() + " of " + columns + " " + bad + ".");
    }

    private static String singular(String bad) {
        return bad.replace("have ", "has ").replace("do not say their", "does not say its");
    }

    private static Optional<Instant> newest(Path workspace, Table table) {
        if (!(table.source() instanceof Table.Source.Files files)) {
            return Optional.empty();
        }
        Path base = workspace.toAbsolutePath().normalize();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + base + "/" + files.pattern());
        try (Stream<Path> all = Files.walk(base)) {
            return all.filter(matcher::matches).map(DataProbe::written).max(Instant::compareTo);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
