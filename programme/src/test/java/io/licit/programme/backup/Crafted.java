package io.licit.programme.backup;

import io.licit.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A back-up that somebody has changed, with a seal that fits. */
final class Crafted {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Manifest manifest;

    private Crafted(Manifest manifest) {
        this.manifest = manifest;
    }

    static Crafted from(Path backup) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Map<String, byte[]> all = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    all.put(entry.getName(), in.readAllBytes());
                }
            }
            byte[] said = all.remove(Manifest.NAME);
            Crafted crafted = new Crafted(Manifest.parse(new String(said, StandardCharsets.UTF_8)));
            crafted.files.putAll(all);
            return crafted;
        }
    }

    /** With the manifest saying so. */
    Crafted put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return told();
    }

    /** With the manifest saying something else. */
    Crafted slip(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Crafted remove(String name) {
        files.remove(name);
        return told();
    }

    /** Without a column of a table, as it was before there was one. */
    Crafted without(String table, String column) {
        String name = Names.STATE + table + Names.ROWS;
        List<String> lines = text(name).lines().toList();
        List<Json> columns = ((Json.Arr) Json.parse(lines.get(0))).items();
        int at = columns.indexOf(Json.of(column));
        StringBuilder left = new StringBuilder();
        for (String line : lines) {
            List<Json> values = new ArrayList<>(((Json.Arr) Json.parse(line)).items());
            values.remove(at);
            left.append(Json.array(values).canonical()).append('\n');
        }
        return put(name, left.toString());
    }

    Crafted form(int form) {
        manifest = new Manifest(
                manifest.madeAt(),
                form,
                manifest.origin(),
                manifest.entries(),
                manifest.checkpoint(),
                manifest.withData(),
                manifest.files());
        return this;
    }

    String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private Crafted told() {
        Map<String, Manifest.Content> said = new LinkedHashMap<>();
        files.forEach((name, bytes) -> said.put(
                name,
                new Manifest.Content(
                        bytes.length, HexFormat.of().formatHex(Archive.sha256().digest(bytes)))));
        manifest = new Manifest(
                manifest.madeAt(),
                manifest.form(),
                manifest.origin(),
                manifest.entries(),
                manifest.checkpoint(),
                manifest.withData(),
                said);
        return this;
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setComment("0".repeat(Archive.SEAL_BYTES));
            Map<String, byte[]> all = new LinkedHashMap<>(files);
            all.put(Manifest.NAME, manifest.print().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> one : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        byte[] whole = bytes.toByteArray();
        byte[] body = Arrays.copyOf(whole, whole.length - Archive.SEAL_BYTES);
        byte[] seal = HexFormat.of().formatHex(Archive.sha256().digest(body)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(seal, 0, whole, body.length, seal.length);
        Files.write(file, whole);
        return file;
    }
}
