package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Tells whether a warehouse was made from these files by these declarations: paths, sizes and times, not contents. */
final class Fingerprint {
    /** Goes up when the warehouse's form changes. */
    private static final int FORM = 3;

    private static final int SHOWN_BYTES = 12;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** @throws WarehouseException when a source is missing */
    static String of(Path workspace, Catalogue catalogue, BadRows badRows) {
        Fingerprint print = new Fingerprint();
        Diagnostics problems = new Diagnostics();
        print.add(FORM, badRows);
        for (Table table : catalogue.tables().values()) {
            print.add(table.name(), declared(table.role()));
            table.columns().values().forEach(column -> print.add(column.name(), column.type(), column.contact()));
            Optional<SourceFiles> files = SourceFiles.find(workspace, table, problems::add);
            files.ifPresent(print::addFiles);
        }
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
        return HexFormat.of().formatHex(print.digest.digest(), 0, SHOWN_BYTES);
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

    private void addFiles(SourceFiles sources) {
        for (Path file : sources.files()) {
            try {
                add(file.toAbsolutePath().normalize(), Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException gone) {
                add(file, "gone");
            }
        }
    }

    private void add(Object... parts) {
        digest.update(List.of(parts).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
