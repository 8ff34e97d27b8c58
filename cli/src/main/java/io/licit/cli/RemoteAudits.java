package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.programme.audit.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Audits of a server: its controls, what came of their tests, and the findings with their owners. */
final class RemoteAudits {
    private static final String AUDITS = "audits";
    private static final String FINDINGS = "findings";
    private static final String CONTROLS = "controls";
    private static final String LAST = "last";
    private static final String NUMBER = "NUMBER";

    /** As the server says it where nothing is to be tested. */
    private static final String NOTHING_DUE = "no control is due";

    private RemoteAudits() {}

    static RemoteCall.Act list(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> served.rows(
                served.answer(Ask.get(AUDITS)),
                CONTROLS,
                List.of("id", "result", "severity", "every", "title"),
                "There are no controls.",
                format);
    }

    static RemoteCall.Act run(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.OSCAL, Format.HTML);
        List<String> named = asked.arguments("CONTROL");
        boolean due = asked.is("--due");
        Json.Builder body = Json.object();
        if (!named.isEmpty()) {
            body.put(CONTROLS, Json.strings(named));
        }
        if (due) {
            body.put("due", true);
        }
        Ask ask = Ask.post(AUDITS).sending(body.build());
        return served -> {
            try {
                served.worked(ask);
            } catch (RemoteException refused) {
                if (due && refused.text().equals(NOTHING_DUE)) {
                    served.command().say("note: " + NOTHING_DUE);
                    return Exit.OK;
                }
                throw refused;
            }
            Told audit = shown(served, LAST, format);
            if (format == Format.TEXT) {
                served.command().say("note: `licit audit findings` has what is to be done");
            }
            return exit(served, audit);
        };
    }

    /** By the weight of the controls that failed, or could not be tested. */
    private static int exit(Served served, Told audit) {
        Map<String, String> weights = new TreeMap<>();
        new Told(served.answer(Ask.get(AUDITS)))
                .items(CONTROLS)
                .forEach(one -> weights.put(one.text("id"), one.text("severity")));
        FailOn failOn = served.command().options.failOn();
        boolean isBad = audit.items(CONTROLS).stream()
                .filter(one -> !List.of(Result.PASS.word(), Result.NOT_APPLICABLE.word())
                        .contains(one.text("result")))
                .map(one -> weights.getOrDefault(one.text("id"), Severity.ERROR.word()))
                .anyMatch(severity -> severity.equals(Severity.ERROR.word()) || failOn == FailOn.WARNING);
        return isBad && failOn != FailOn.NEVER ? Exit.FINDINGS : Exit.OK;
    }

    static RemoteCall.Act show(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.OSCAL, Format.HTML);
        String what = asked.argument("WHAT");
        if (what.matches("[0-9]{1,15}|" + LAST)) {
            return served -> {
                shown(served, what, format);
                return Exit.OK;
            };
        }
        if (format != Format.TEXT && format != Format.JSON) {
            throw asked.command().options.usage("a control is shown as text or json");
        }
        return served -> served.show(served.answer(Ask.get(AUDITS, CONTROLS, what)), format);
    }

    private static Told shown(Served served, String which, Format format) {
        Json.Obj audit = served.answer(Ask.get(AUDITS, which));
        if (format == Format.OSCAL || format == Format.HTML) {
            served.command()
                    .print(served.text(Ask.get(AUDITS, which, "report")
                            .with("format", format.name().toLowerCase(Locale.ROOT))));
        } else {
            served.show(audit, format, told -> words(told, served));
        }
        return new Told(audit);
    }

    private static String words(Told audit, Served served) {
        List<Told> all = audit.items(CONTROLS);
        List<Told> bad = all.stream()
                .filter(one -> !List.of(Result.PASS.word(), Result.NOT_APPLICABLE.word())
                        .contains(one.text("result")))
                .toList();
        List<Told> good = all.stream().filter(one -> !bad.contains(one)).toList();
        List<String> columns = List.of("result", "id", "detail");
        return served.paint()
                        .dim("audit " + Sheet.line(audit.text("audit")) + ", as of "
                                + Sheet.time(Sheet.line(audit.text("as_of"))))
                + "\n\n"
                + (bad.isEmpty() ? "" : Sheet.table(bad, columns, "", served.paint()) + "\n")
                + (good.isEmpty() ? "" : Sheet.table(good, columns, "", served.paint()) + "\n")
                + all.size() + " controls, of which " + bad.size() + " failed or could not be tested.\nEntry "
                + Sheet.line(audit.text("evidence")) + " of the evidence log.\n";
    }

    static RemoteCall.Act findings(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        var number = asked.argumentIfAny(NUMBER);
        boolean open = asked.is("--open");
        if (number.isPresent()) {
            Ask one = Ask.get(AUDITS, FINDINGS, number.get());
            return served -> served.show(served.answer(one), format);
        }
        Ask ask = Ask.get(AUDITS, FINDINGS).with("open", open ? "true" : "");
        return served -> {
            Json.Obj all = served.all(ask, FINDINGS);
            served.rows(
                    all,
                    FINDINGS,
                    List.of("number", "state", "due", "overdue", "owner", "control", "subject", "detail"),
                    "There is no finding.",
                    format);
            boolean isLate = new Told(all).items(FINDINGS).stream().anyMatch(one -> one.isTrue("overdue"));
            return isLate && served.command().options.failOn() != FailOn.NEVER ? Exit.FINDINGS : Exit.OK;
        };
    }

    static RemoteCall.Act assign(Asked asked) {
        Json.Builder body = Json.object().put("owner", asked.text("--owner").orElse(""));
        asked.text("--due").ifPresent(day -> body.put("due", day));
        return step(asked, "assign", body);
    }

    static RemoteCall.Act accept(Asked asked) {
        return step(
                asked,
                "accept",
                Json.object()
                        .put("reason", asked.text("--reason").orElse(""))
                        .put("until", asked.text("--until").orElse("")));
    }

    static RemoteCall.Act comment(Asked asked) {
        return step(asked, "comment", Json.object().put("text", asked.argument("TEXT")));
    }

    private static RemoteCall.Act step(Asked asked, String step, Json.Builder body) {
        asked.format(Format.TEXT);
        Ask ask = Ask.post(AUDITS, FINDINGS, asked.argument(NUMBER), step).sending(body.build());
        return served -> served.sentence(
                served.step(ask),
                Format.TEXT,
                told -> "Finding " + told.text("number") + " is " + told.text("state") + ", due on " + told.text("due")
                        + (told.text("owner").isEmpty() ? "" : ", owner " + told.text("owner")) + ".");
    }

    static RemoteCall.Act close(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.post(AUDITS, FINDINGS, asked.argument(NUMBER), "close");
        return served -> {
            Json.Obj finding = served.step(ask);
            boolean isClosed = new Told(finding).text("state").equals("closed");
            served.sentence(
                    finding,
                    format,
                    told -> "Finding " + told.text("number") + (isClosed ? " is closed: " : " stays open: ")
                            + told.text("detail"));
            return isClosed ? Exit.OK : Exit.FINDINGS;
        };
    }

    /** It replaces a file that is there, as the local one does. */
    static RemoteCall.Act pack(Asked asked) {
        asked.format(Format.TEXT);
        String to = asked.text("--to").orElse("");
        return served -> served.file(Ask.get(AUDITS, LAST, "pack"), to, true);
    }
}
