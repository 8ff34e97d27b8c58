package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.check.Whereabouts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * What the sources' heads showed, kept in {@code .licit/} with the state of the sources that showed it, so that whoever
 * asks again needs no database. Kept only where all sources are files and nothing is wrong with them: a mistake is
 * looked at anew each time. What is damaged, or of another state, is as if it were not there.
 */
final class KeptDescription {
    /** What the file is called, and what one that is not finished begins with. */
    static final String NAME = "described";

    /** Goes up when the form changes, or what a description finds in the same files. */
    private static final int FORM = 1;

    private static final Type[] TYPES = Type.values();

    private KeptDescription() {}

    /** Whether there is one, of whatever state. */
    static boolean isThere(Path workspace) {
        return Files.exists(file(workspace));
    }

    /** The kept description of the sources as they are; else what {@code look} finds, which is kept. */
    static Described of(Path workspace, Catalogue catalogue, Supplier<Described> look) {
        Optional<String> state = state(workspace, catalogue);
        if (state.isEmpty()) {
            return look.get();
        }
        Optional<Described> kept = read(file(workspace), state.get());
        if (kept.isPresent()) {
            return kept.get();
        }
        Described found = look.get();
        if (found.problems().isEmpty() && state.equals(state(workspace, catalogue))) {
            keep(file(workspace), state.get(), found);
        }
        return found;
    }

    private static Path file(Path workspace) {
        return StateFolder.at(workspace).resolve(NAME);
    }

    /**
     * Of the declarations' texts, and the files' paths, sizes and times. Empty where a source is missing or no file, and of
     * a table that no text declares.
     */
    private static Optional<String> state(Path workspace, Catalogue catalogue) {
        StringBuilder parts = new StringBuilder().append(FORM);
        Set<Object> told = new HashSet<>();
        for (Table table : catalogue.tables().values()) {
            if (told.add(table.span().file())) {
                parts.append('\0').append(table.span().file().text());
            }
            declared(table, parts);
            Optional<SourceFiles> files = table.source() instanceof Table.Source.Files
                            && !table.span().isNone()
                    ? SourceFiles.find(workspace, table, problem -> {})
                    : Optional.empty();
            if (files.isEmpty()) {
                return Optional.empty();
            }
            try {
                for (Path file : files.get().files()) {
                    parts.append('\0').append(file.toAbsolutePath().normalize());
                    parts.append('\0').append(Files.size(file));
                    parts.append('\0').append(Files.getLastModifiedTime(file));
                }
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
        return Optional.of(digest(parts.toString()));
    }

    /** A text may declare tables in ways that programs do not; what is looked at is told once more. */
    private static void declared(Table table, StringBuilder parts) {
        List<Object> role = new ArrayList<>(List.of(table.name()));
        if (table.role() instanceof Table.Role.Persons persons) {
            role.addAll(List.of(persons.key(), persons.country(), persons.region()));
            role.addAll(List.of(persons.birthDate(), persons.age()));
            role.add(persons.retention().map(Table.Retention::since));
        } else if (table.role() instanceof Table.Role.Events events) {
            role.addAll(List.of(events.person(), events.at()));
        } else if (table.role() instanceof Table.Role.Consents consents) {
            role.add(consents.columns());
        } else if (table.role() instanceof Table.Role.Restrictions restrictions) {
            role.add(restrictions.columns());
        }
        table.columns()
                .values()
                .forEach(column -> role.addAll(List.of(column.name(), column.type(), column.contact())));
        role.forEach(part -> parts.append('\0').append(part));
    }

    private static String digest(String parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A sum over the rest stands first, so that no damage is taken for something that was found. */
    private static Optional<Described> read(Path file, String state) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
            long sum = in.readLong();
            in.mark(0);
            boolean whole = sum == sum(in.readAllBytes());
            in.reset();
            return whole && in.readUTF().equals(state) ? Optional.of(described(in)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Described described(DataInputStream in) throws IOException {
        Map<String, Map<String, Type>> types = new TreeMap<>();
        for (int tables = in.readInt(); tables > 0; tables--) {
            Map<String, Type> columns = new TreeMap<>();
            types.put(in.readUTF(), columns);
            for (int left = in.readInt(); left > 0; left--) {
                String column = in.readUTF();
                columns.put(column, TYPES[in.readInt()]);
            }
        }
        if (!in.readBoolean()) {
            return new Described(types, Optional.empty(), List.of());
        }
        Set<Whereabouts> whereabouts = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            String country = in.readUTF();
            whereabouts.add(new Whereabouts(country, in.readUTF()));
        }
        return new Described(types, Optional.of(whereabouts), List.of());
    }

    /** Whoever can't write here has nothing kept, and looks again. */
    private static void keep(Path file, String state, Described found) {
        Path folder = file.resolveSibling(".");
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = file.resolveSibling(NAME + "-" + UUID.randomUUID());
        try {
            byte[] rest = written(state, found);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(all);
            out.writeLong(sum(rest));
            out.write(rest);
            Files.write(unfinished, all.toByteArray());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException stays) {
                unwritable.addSuppressed(stays);
            }
        }
    }

    private static byte[] written(String state, Described found) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(state);
        out.writeInt(found.types().size());
        for (Map.Entry<String, Map<String, Type>> table : found.types().entrySet()) {
            out.writeUTF(table.getKey());
            out.writeInt(table.getValue().size());
            for (Map.Entry<String, Type> column : table.getValue().entrySet()) {
                out.writeUTF(column.getKey());
                out.writeInt(column.getValue().ordinal());
            }
        }
        out.writeBoolean(found.whereabouts().isPresent());
        if (found.whereabouts().isPresent()) {
            Set<Whereabouts> whereabouts = found.whereabouts().get();
            out.writeInt(whereabouts.size());
            for (Whereabouts one : whereabouts) {
                out.writeUTF(one.country());
                out.writeUTF(one.region());
            }
        }
        return bytes.toByteArray();
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
