package io.licit.programme.export;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Suggestions;
import io.licit.engine.ExportRequest;
import io.licit.engine.ExportRequest.Content;
import io.licit.engine.ExportRequest.Field;
import io.licit.engine.ExportRequest.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a file: which of the catalogue's, and how they are written.
 *
 * @param named columns that somebody asked for by name
 * @param needed names of columns that the channel needs
 */
record Columns(ExportRequest request, List<Column> named, Set<String> needed) {
    Columns {
        named = List.copyOf(named);
        needed = Set.copyOf(needed);
    }

    /**
     * What the order comes to on a catalogue.
     *
     * @param channels of the use that the export is for
     * @param withoutConsent countries where a platform asks for no consent of its own
     * @throws ExportException where a column can't leave in a file of this kind
     */
    static Columns of(
            ExportKind kind,
            List<String> asked,
            List<Channel> channels,
            Catalogue catalogue,
            Set<String> withoutConsent,
            Set<String> canaries) {
        Table persons = catalogue
                .persons()
                .orElseThrow(
                        () -> ExportException.order("the catalogue has no table of persons", "`licit check` says why"));
        List<Column> named = named(asked, persons);
        if (kind.isForPlatform()) {
            PlatformList list = PlatformList.of(kind, named, catalogue);
            return new Columns(
                    new ExportRequest(
                            kind.form(), list.fields(), List.of(), list.oneOf(), true, withoutConsent, canaries),
                    named,
                    list.needed());
        }
        Set<String> contacts = contacts(channels, catalogue);
        List<Field> fields = new ArrayList<>();
        String key = ((Table.Role.Persons) persons.role()).key();
        fields.add(new Field(key, new Content.Key(), Part.KEY));
        Set<String> names = new LinkedHashSet<>();
        named.forEach(column -> names.add(column.name()));
        if (asked.isEmpty()) {
            names.addAll(contacts);
        }
        names.remove(key);
        names.forEach(name -> fields.add(
                new Field(name, new Content.Value(name), contacts.contains(name) ? Part.CHECKED : Part.CARRIED)));
        requireApart(fields);
        Set<String> needed = new HashSet<>(contacts);
        needed.add(key);
        return new Columns(
                new ExportRequest(kind.form(), fields, channels, List.of(), false, Set.of(), canaries), named, needed);
    }

    private static Set<String> contacts(List<Channel> channels, Catalogue catalogue) {
        Set<String> names = new LinkedHashSet<>();
        for (Channel channel : channels) {
            ContactPoints.family(channel)
                    .map(family -> ContactPoints.columns(catalogue, family))
                    .orElse(List.of())
                    .forEach(column -> names.add(column.name()));
        }
        return names;
    }

    private static List<Column> named(List<String> asked, Table persons) {
        List<Column> named = new ArrayList<>();
        for (String name : asked) {
            Optional<Column> column = persons.column(name);
            named.add(column.orElseThrow(() -> {
                String near =
                        Suggestions.didYouMean(name, persons.columnNames()).text();
                return ExportException.order(
                        "the persons have no column `" + name + "`",
                        near.isEmpty() ? "they have " + String.join(", ", persons.columnNames()) : near);
            }));
        }
        return named;
    }

    /** Names that differ in case alone are one to most readers of a file. */
    private static void requireApart(List<Field> fields) {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
                throw ExportException.order(
                        "two columns are called `" + field.name() + "`", "leave one of them out of `--columns`");
            }
        }
    }
}
