package io.licit.programme.audit.report;

import io.licit.core.json.Json;
import io.licit.core.law.Pack;
import io.licit.core.law.view.LawDigest;
import io.licit.core.source.Sources;
import io.licit.engine.folder.ShippedLaw;
import io.licit.evidence.Attachment;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Hash;
import io.licit.programme.Programme;
import io.licit.programme.audit.Controls;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An audit in one zip for an outsider: the evidence log, and beside it the report, the findings, the controls, the
 * manifests of exports, the law's digests and the workspace's definitions. The digest of each file stands in an entry that
 * is written just before, so that whoever has the log's key can tell that none was changed.
 */
public final class AuditPack {
    private static final int TOGETHER = 200;

    private final Programme programme;
    private final AuditReport report;

    public AuditPack(Programme programme, AuditReport report) {
        this.programme = programme;
        this.report = report;
    }

    /**
     * Writes it.
     *
     * @param definitions the workspace's texts
     * @return where the entry with the digests stands
     * @throws EvidenceException where the log does not hold, and then no pack is written
     */
    public Receipt write(Path zip, Sources definitions, Actor by) throws EvidenceException {
        Map<String, byte[]> files = files(definitions);
        Instant now = programme.clock().instant();
        List<Entry> entries = new ArrayList<>();
        Iterator<Map.Entry<String, byte[]>> each = files.entrySet().iterator();
        while (each.hasNext()) {
            Json.Builder digests = Json.object();
            for (int i = 0; i < TOGETHER && each.hasNext(); i++) {
                Map.Entry<String, byte[]> file = each.next();
                digests.put(file.getKey(), Hash.of(file.getValue()).named());
            }
            Json.Obj facts = Json.object()
                    .put("audit", report.run().number())
                    .put("files", digests.build())
                    .build();
            entries.add(new Entry("audit-pack", now, by, facts));
        }
        Receipt receipt = programme
                .state()
                .write(tx -> programme.journal().append(tx, entries).get(0));
        Map<String, Attachment> attachments = new TreeMap<>();
        files.forEach((name, content) -> attachments.put(name, Attachment.of(content)));
        programme.journal().export(programme.state(), zip, attachments, Optional.empty());
        return receipt;
    }

    private Map<String, byte[]> files(Sources definitions) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "report.html", AuditPage.of(report));
        put(files, "oscal.json", Oscal.of(report).print() + "\n");
        put(files, "audit.json", AuditJson.of(report).print() + "\n");
        put(
                files,
                "findings.json",
                Json.object()
                                .put("findings", AuditJson.findings(report.findings(), report.day()))
                                .build()
                                .print()
                        + "\n");
        ShippedLaw.sources().file(Controls.FILE).ifPresent(file -> put(files, "controls.yaml", file.text()));
        put(files, "law.json", law().print() + "\n");
        programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT id, manifest FROM export WHERE manifest <> '' ORDER BY id",
                        row -> Map.entry(row.text("id"), row.text("manifest"))))
                .forEach(one -> put(files, "exports/" + one.getKey() + ".licit.json", one.getValue()));
        definitions.files().values().forEach(file -> put(files, "workspace/" + file.path(), file.text()));
        return files;
    }

    private Json.Obj law() {
        Json.Builder packs = Json.object();
        report.book().packs().stream()
                .sorted(Comparator.comparing(Pack::id))
                .forEach(pack -> packs.put(pack.id(), LawDigest.of(pack.rules())));
        return Json.object()
                .put("day", report.day().toString())
                .put("packs", packs.build())
                .build();
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
