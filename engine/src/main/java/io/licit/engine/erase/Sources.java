package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.ConsentField;
import io.licit.core.catalogue.Table.RestrictionField;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.engine.Database;
import io.licit.engine.SourceFiles;
import io.licit.engine.WarehouseException;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of every table of a catalogue, and whose a row of each is. */
final class Sources {
    private Sources() {}

    /** @throws WarehouseException of kind author, where a source is missing or can't be read */
    static Map<Table, List<SourceFile>> open(Path workspace, Catalogue catalogue, Database database) {
        Diagnostics problems = new Diagnostics();
        Map<Table, SourceFiles> found = new LinkedHashMap<>();
        for (Table table : catalogue.tables().values()) {
            SourceFiles.find(workspace, table, problems::add).ifPresent(files -> found.put(table, files));
        }
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
        Map<Table, List<SourceFile>> all = new LinkedHashMap<>();
        found.forEach((table, files) -> all.put(table, open(files, database)));
        return all;
    }

    private static List<SourceFile> open(SourceFiles files, Database database) {
        List<SourceFile> opened = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            Path path = files.files().get(i);
            String shown = files.shown().get(i);
            try {
                opened.add(
                        files.kind() == SourceFiles.Kind.CSV
                                ? CsvSource.open(path, shown, database)
                                : ParquetSource.open(path, shown, database));
            } catch (IOException failure) {
                throw WarehouseException.environment("cannot read " + shown, failure);
            }
        }
        return opened;
    }

    /** The column that says whose a row is. */
    static String key(Table table) {
        Table.Role role = table.role();
        if (role instanceof Table.Role.Persons persons) {
            return persons.key();
        }
        if (role instanceof Table.Role.Events events) {
            return events.person();
        }
        if (role instanceof Table.Role.Consents consents) {
            return consents.columns().getOrDefault(ConsentField.PERSON, "person");
        }
        return ((Table.Role.Restrictions) role).columns().getOrDefault(RestrictionField.PERSON, "person");
    }

    /** Which of a person's rows an erasure takes from a table. */
    static Edit.Takes takes(Table table, Instant now) {
        return table.kept()
                .<Edit.Takes>map(kept -> new Edit.Takes.Older(time(table), before(kept.keep(), now)))
                .orElse(new Edit.Takes.All());
    }

    private static Optional<String> time(Table table) {
        Table.Role role = table.role();
        if (role instanceof Table.Role.Events events) {
            return Optional.of(events.at());
        }
        if (role instanceof Table.Role.Consents consents) {
            return Optional.ofNullable(consents.columns().get(ConsentField.AT));
        }
        return role instanceof Table.Role.Restrictions restrictions
                ? Optional.ofNullable(restrictions.columns().get(RestrictionField.AT))
                : Optional.empty();
    }

    private static String before(Period keep, Instant now) {
        return Sql.moment(now.atOffset(ZoneOffset.UTC).minus(keep).toInstant());
    }
}
