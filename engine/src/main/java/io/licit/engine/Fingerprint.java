package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.engine.SourceState.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells whether a warehouse was made from these sources by these declarations. Of files it sees paths, sizes and times, not
 * contents; of a server's table a hash over all rows, or, where it has a watermark, how many rows there are, the sum of
 * their watermarks, and a hash over those within the overlap.
 *
 * @param tables by name, in the order of the catalogue
 */
record Fingerprint(Map<String, Of> tables) {
    /** Goes up when the warehouse's form changes. */
    private static final int FORM = 4;

    private static final int SHOWN_BYTES = 12;

    /**
     * One table.
     *
     * @param declared the digest of all that a load heeds of the declaration
     */
    record Of(String declared, SourceState state) {}

    /** @throws WarehouseException when a source is missing */
    static Fingerprint of(Path workspace, Catalogue catalogue, BadRows badRows, Servers servers) {
        Diagnostics problems = new Diagnostics();
        Map<String, Of> tables = new LinkedHashMap<>();
        for (Table table : catalogue.tables().values()) {
            Optional<SourceState> state = table.source() instanceof Table.Source.Jdbc source
                    ? servers.state(table, source, problems::add).map(found -> found)
                    : SourceFiles.find(workspace, table, problems::add).map(Fingerprint::state);
            state.ifPresent(found -> tables.put(table.name(), new Of(declared(table, badRows), found)));
        }
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
        return new Fingerprint(tables);
    }

    /** A short name for the whole of it. */
    String name() {
        List<Object> parts = new ArrayList<>();
        tables.forEach((name, of) -> parts.addAll(List.of(name, of.declared, of.state.lines())));
        return digest(parts);
    }

    private static String declared(Table table, BadRows badRows) {
        List<Object> parts = new ArrayList<>(List.of(FORM, badRows, table.name(), declared(table.role())));
        table.columns()
                .values()
                .forEach(column -> parts.addAll(List.of(column.name(), column.type(), column.contact())));
        if (table.source() instanceof Table.Source.Jdbc source) {
            source.watermark().ifPresent(mark -> parts.addAll(List.of(mark.column(), mark.overlap(), mark.behind())));
        }
        return digest(parts);
    }

    /** What the load reads of a role, in one order. */
    private static List<Object> declared(Table.Role role) {
        if (role instanceof Table.Role.Persons persons) {
            return List.of(
                    persons.key(),
                    persons.country(),
                    persons.region(),
                    persons.birthDate(),
                    persons.age(),
                    persons.retention());
        }
        if (role instanceof Table.Role.Events events) {
            return List.of(events.person(), events.at());
        }
        if (role instanceof Table.Role.Consents consents) {
            return List.of("consents", new TreeMap<>(consents.columns()));
        }
        return List.of("restrictions", new TreeMap<>(((Table.Role.Restrictions) role).columns()));
    }

    private static SourceState state(SourceFiles sources) {
        return new SourceState.OfFiles(
                sources.files().stream().map(Fingerprint::state).toList());
    }

    private static FileState state(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        try {
            return new FileState(
                    path, Files.size(file), Files.getLastModifiedTime(file).toString());
        } catch (IOException gone) {
            return new FileState(path, -1, "gone");
        }
    }

    private static String digest(List<Object> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
