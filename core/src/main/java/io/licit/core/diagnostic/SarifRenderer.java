package io.licit.core.diagnostic;

import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Diagnostics as one run of SARIF 2.1.0 (OASIS Standard, 27 March 2020). */
public final class SarifRenderer {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String FINGERPRINT = "licitFinding/v1";
    private static final int FINGERPRINT_BYTES = 16;

    private SarifRenderer() {}

    public static String render(List<Diagnostic> diagnostics) {
        List<Code> codes =
                diagnostics.stream().map(Diagnostic::code).distinct().sorted().toList();
        Json.Obj driver = Json.object()
                .put("name", "Licit")
                .put("rules", Json.array(codes.stream().map(SarifRenderer::rule).toList()))
                .build();
        Json.Obj run = Json.object()
                .put("tool", Json.object().put("driver", driver).build())
                .put("columnKind", "unicodeCodePoints")
                .put("results", results(diagnostics, codes))
                .build();
        return Json.object()
                        .put("$schema", SCHEMA)
                        .put("version", "2.1.0")
                        .put("runs", Json.array(run))
                        .build()
                        .print()
                + "\n";
    }

    private static Json.Obj rule(Code code) {
        return Json.object()
                .put("id", code.id())
                .put("shortDescription", message(code.title()))
                .put(
                        "defaultConfiguration",
                        Json.object().put("level", code.severity().word()).build())
                .build();
    }

    private static Json.Arr results(List<Diagnostic> diagnostics, List<Code> codes) {
        Map<String, Integer> seen = new HashMap<>();
        List<Json> results = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            String identity = identity(diagnostic);
            int earlier = seen.merge(identity, 1, Integer::sum) - 1;
            results.add(Json.object()
                    .put("ruleId", diagnostic.code().id())
                    .put("ruleIndex", codes.indexOf(diagnostic.code()))
                    .put("level", diagnostic.severity().word())
                    .put("message", message(sentence(diagnostic)))
                    .put("locations", locations(diagnostic.span()))
                    .put(
                            "partialFingerprints",
                            Json.object()
                                    .put(FINGERPRINT, digest(identity + "\n" + earlier))
                                    .build())
                    .put("properties", properties(diagnostic))
                    .build());
        }
        return Json.array(results);
    }

    private static String sentence(Diagnostic diagnostic) {
        return diagnostic.help().isEmpty()
                ? diagnostic.message().text()
                : diagnostic.message() + "\nhelp: " + diagnostic.help();
    }

    private static Json.Arr locations(Span span) {
        if (span.isNone()) {
            return Json.array();
        }
        SourceFile.Position from = span.from();
        SourceFile.Position to = span.to();
        Json.Obj region = Json.object()
                .put("startLine", from.line())
                .put("startColumn", from.column())
                .put("endLine", to.line())
                .put("endColumn", to.column())
                .build();
        Json.Obj physical = Json.object()
                .put(
                        "artifactLocation",
                        Json.object().put("uri", uri(span.file().path())).build())
                .put("region", region)
                .build();
        return Json.array(Json.object().put("physicalLocation", physical).build());
    }

    private static Json.Obj properties(Diagnostic diagnostic) {
        Json.Builder properties = Json.object();
        diagnostic
                .law()
                .ifPresent(law -> properties
                        .put("rule", law.rule())
                        .put("verdict", law.verdict())
                        .put("cite", law.cite())
                        .put("url", law.url()));
        diagnostic.segment().ifPresent(segment -> properties.put("segment", segment));
        return properties
                .put(
                        "notes",
                        Json.strings(diagnostic.notes().stream().map(Said::text).toList()))
                .build();
    }

    /** What a finding stays itself by when lines move. */
    private static String identity(Diagnostic diagnostic) {
        return String.join(
                "\n",
                diagnostic.code().id(),
                diagnostic.span().file().path(),
                diagnostic.law().map(Diagnostic.LawReference::rule).orElse(""),
                diagnostic.segment().orElse(""),
                diagnostic.message().text());
    }

    private static Json.Obj message(String text) {
        return Json.object().put("text", text).build();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** A relative reference after RFC 3986, section 4.2. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            uri.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }
}
