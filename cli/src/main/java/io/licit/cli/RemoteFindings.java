package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.FoundAgain;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Told;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.engine.folder.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Findings of a server, shown and weighed as a command's own: `check`, `review` and `fairness`. */
final class RemoteFindings {
    /** Texts beside which findings are shown; those of more files are shown without. */
    private static final int TEXTS_MOST = 30;

    private static final String FINDINGS = "findings";
    private static final Set<Format> OF_FINDINGS = Set.of(Format.TEXT, Format.SARIF, Format.JUNIT, Format.GITHUB);

    private RemoteFindings() {}

    static RemoteCall.Act check(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB);
        Set<String> named = new TreeSet<>(asked.arguments("SEGMENT"));
        return served -> {
            named.forEach(segment -> served.answer(Ask.get("segments", segment)));
            List<Told> found = new Told(served.all(Ask.get(FINDINGS), FINDINGS))
                    .items(FINDINGS).stream()
                            .filter(one -> !one.text("severity").equals(Severity.NOTE.word()))
                            .filter(one -> isOf(one, named))
                            .toList();
            String nothing = named.isEmpty() ? "the segments of the server" : String.join(", ", named);
            return shown(served, found, format, "No rule in these packs is broken: " + nothing + ".\n");
        };
    }

    /** Mistakes that no segment has of its own stand in the way of every one. */
    private static boolean isOf(Told finding, Set<String> named) {
        String segment = finding.text("segment");
        boolean isOfAll = segment.isEmpty() && !finding.text("file").startsWith("campaigns/");
        return named.isEmpty() || isOfAll || named.contains(segment);
    }

    static RemoteCall.Act review(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB);
        List<String> named = asked.arguments("CAMPAIGN");
        boolean verbose = asked.command().options.verbose();
        return served -> {
            List<String> campaigns = named.isEmpty()
                    ? new Told(served.all(Ask.get("campaigns"), "campaigns"))
                            .items("campaigns").stream()
                                    .map(one -> one.text("campaign"))
                                    .toList()
                    : named;
            List<Told> found = new ArrayList<>();
            for (String campaign : campaigns) {
                found.addAll(new Told(served.answer(Ask.post("campaigns", campaign, "review"))).items(FINDINGS));
            }
            List<Told> once = found.stream()
                    .distinct()
                    .filter(one -> verbose || !one.text("severity").equals(Severity.NOTE.word()))
                    .toList();
            String nothing = campaigns.isEmpty()
                    ? "There is no campaign in this workspace.\n"
                    : "Nothing was found on " + String.join(", ", campaigns) + ".\n";
            return shown(served, once, format, nothing);
        };
    }

    static RemoteCall.Act fairness(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB);
        List<String> named = asked.arguments("SEGMENT");
        if (named.size() != 1) {
            throw asked.command().options.usage("a server judges one segment at a time: name it");
        }
        return served -> {
            Json.Obj answer = served.answer(Ask.post("segments", named.get(0), "fairness"));
            Told told = new Told(answer);
            List<Told> found = told.items(FINDINGS);
            if (format == Format.TEXT || format == Format.JSON) {
                served.show(
                        answer,
                        format,
                        all -> new RemoteFairness(
                                        served.paint(), served.command().options.verbose())
                                .text(all));
                return weighed(served, found);
            }
            return shown(served, found, format, "");
        };
    }

    /** Shows them in a form, and gives the exit code. */
    static int shown(Served served, List<Told> findings, Format format, String nothing) {
        if (format == Format.JSON) {
            Json all = Json.array(findings.stream().map(Told::value).toList());
            served.show(Json.object().put(FINDINGS, all).build(), format);
            return weighed(served, findings);
        }
        if (!OF_FINDINGS.contains(format)) {
            throw new IllegalArgumentException("findings have no " + format.word());
        }
        Diagnostics sorted = new Diagnostics();
        sorted.addAll(FoundAgain.of(findings, format == Format.TEXT ? texts(served, findings) : Map.of()));
        List<Diagnostic> all = sorted.sorted();
        served.command().print(Findings.render(all, format, served.paint()));
        if (format == Format.TEXT && all.isEmpty()) {
            served.command().print(nothing);
        }
        return exit(served, all);
    }

    /** The exit code of findings that are shown elsewhere. */
    static int weighed(Served served, List<Told> findings) {
        return exit(served, FoundAgain.of(findings, Map.of()));
    }

    /** Tells findings beside what was asked for, and gives the exit code. */
    static int told(Served served, List<Told> findings) {
        List<Diagnostic> all = FoundAgain.of(findings, Map.of());
        served.command().tell(all);
        return exit(served, all);
    }

    private static int exit(Served served, List<Diagnostic> findings) {
        return Opened.anyUnreadable(findings)
                ? Exit.USAGE
                : served.command().options.failOn().exit(findings);
    }

    /** The texts that findings lie in, so that the place can be shown; a text that is gone meanwhile is none. */
    private static Map<String, String> texts(Served served, List<Told> findings) {
        Set<String> files = new TreeSet<>();
        findings.forEach(one -> files.add(one.text("file")));
        Map<String, String> texts = new HashMap<>();
        files.stream()
                .filter(file -> file.matches("(segments|campaigns)/[^/]+\\.ya?ml"))
                .limit(TEXTS_MOST)
                .forEach(file -> {
                    String kind = file.substring(0, file.indexOf('/'));
                    String id = file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'));
                    text(served, Ask.get(kind, id), file, texts);
                });
        return texts;
    }

    private static void text(Served served, Ask ask, String file, Map<String, String> texts) {
        try {
            Told whole = new Told(served.answer(ask));
            if (whole.text("file").equals(file)) {
                texts.put(file, whole.text("text"));
            }
        } catch (RemoteException gone) {
            if (gone.kind() != RemoteException.Kind.MISTAKE) {
                throw gone;
            }
        }
    }
}
