package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The law that a server knows, its own packs among it. */
final class RemoteLaw {
    private static final int WIDTH = 96;
    private static final String RULES = "rules";
    private static final List<String> TALLY = List.of(
            RULES, "executed", "judgement", "duty", "inform", "never", "verified", "unreviewed", "oldest_review");

    private RemoteLaw() {}

    /** The rules in force on a day: today, or that of {@code --as-of}. */
    static RemoteCall.Act list(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Optional<String> effect = asked.text("--effect");
        Optional<String> jurisdiction = asked.text("--jurisdiction");
        Ask ask = Ask.get("law", RULES).with("as_of", asked.day("--as-of")).with("in", asked.text("--applies-in"));
        return served -> {
            List<Json> found = new Told(served.all(ask, RULES))
                    .items(RULES).stream()
                            .filter(rule -> effect.isEmpty() || effect.get().equals(rule.text("effect")))
                            .filter(rule ->
                                    jurisdiction.isEmpty() || jurisdiction.get().equals(rule.text("jurisdiction")))
                            .map(Told::value)
                            .toList();
            return served.show(
                    Json.object().put(RULES, Json.array(found)).build(),
                    format,
                    told -> (found.isEmpty()
                                    ? ""
                                    : Sheet.table(
                                                    told.items(RULES),
                                                    List.of("id", "jurisdiction", "effect", "from", "to", "cite"),
                                                    "",
                                                    served.paint())
                                            + "\n")
                            + Numbers.of(found.size(), "rule", "rules") + "\n");
        };
    }

    static RemoteCall.Act show(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get("law", RULES, asked.argument("RULE"));
        return served -> served.show(served.answer(ask), format, told -> rule(told, served));
    }

    private static String rule(Told told, Served served) {
        Json.Builder rest = Json.object();
        ((Json.Obj) told.value()).members().forEach((name, value) -> {
            if (!List.of("id", "requires", "does").contains(name)) {
                rest.put(name, value);
            }
        });
        return served.paint().bold(Sheet.line(told.text("id"))) + "\n"
                + Words.wrapped(Sheet.line(told.text("requires")), WIDTH, "") + "\n"
                + Words.wrapped("What Licit does: " + Sheet.line(told.text("does")), WIDTH, "") + "\n"
                + Sheet.of(rest.build(), served.paint());
    }

    static RemoteCall.Act timeline(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get("law", "timeline")
                .with("from", asked.text("--from").or(() -> asked.day("--as-of")))
                .with("to", asked.text("--to"))
                .with("applies_in", asked.text("--applies-in"))
                .with("jurisdiction", asked.text("--jurisdiction"));
        return served -> served.show(
                served.answer(ask),
                format,
                told -> Sheet.table(
                                told.items("events"),
                                List.of("date", "event", "rule", "jurisdiction", "requires"),
                                "No rule starts or ends in this time.",
                                served.paint())
                        + (told.items("undated").isEmpty()
                                ? ""
                                : "\nWithout a day:\n"
                                        + Sheet.table(
                                                told.items("undated"),
                                                List.of("reason", "rule", "jurisdiction", "requires"),
                                                "",
                                                served.paint())));
    }

    static RemoteCall.Act diff(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get("law", "diff").with("from", asked.argument("A")).with("to", asked.argument("B"));
        return served -> {
            Json.Obj answer = served.answer(ask);
            served.show(answer, format, told -> changes(told, served));
            boolean isAny = answer.members().values().stream()
                    .anyMatch(value -> !new Told(value).items().isEmpty());
            return isAny && served.command().options.failOn() != FailOn.NEVER ? Exit.FINDINGS : Exit.OK;
        };
    }

    private static String changes(Told told, Served served) {
        StringBuilder text = new StringBuilder();
        List<String> columns = List.of("rule", "jurisdiction", "from", "to", "requires");
        for (String kind : List.of("added", "removed")) {
            if (!told.items(kind).isEmpty()) {
                text.append(served.paint().bold(kind))
                        .append('\n')
                        .append(Sheet.table(told.items(kind), columns, "", served.paint()))
                        .append('\n');
            }
        }
        for (String kind : List.of("changed", "packs")) {
            if (!told.items(kind).isEmpty()) {
                text.append(
                        Sheet.of(Json.object().put(kind, told.at(kind).value()).build(), served.paint()));
            }
        }
        return text.isEmpty() ? "Nothing is different.\n" : text.toString();
    }

    static RemoteCall.Act status(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        boolean packs = asked.is("--packs");
        Ask ask = Ask.get("law", "coverage")
                .with("as_of", asked.day("--as-of"))
                .with("applies_in", asked.text("--applies-in"))
                .with("jurisdiction", asked.text("--jurisdiction"));
        return served -> served.show(
                served.answer(ask),
                format,
                told -> Sheet.table(
                                told.items(packs ? "packs" : "families"),
                                Stream.concat(Stream.of(packs ? "pack" : "family"), TALLY.stream())
                                        .toList(),
                                "There is no law here.",
                                served.paint())
                        + "\n" + Sheet.table(List.of(told.at("total")), TALLY, "", served.paint()));
    }

    static RemoteCall.Act impact(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        List<String> named = asked.arguments("SEGMENT");
        Ask ask = Ask.get("law", "impact").with("as_of", asked.text("--to"));
        return served -> {
            Json.Obj answer = of(served.answer(ask), named);
            served.show(answer, format, told -> new RemoteImpact(served.paint()).text(told));
            List<Told> added = new Told(answer)
                    .items("segments").stream()
                            .flatMap(segment -> segment.items("findings_added").stream())
                            .toList();
            return RemoteFindings.weighed(served, added);
        };
    }

    /** With the segments alone that were named. */
    private static Json.Obj of(Json.Obj impact, List<String> named) {
        if (named.isEmpty()) {
            return impact;
        }
        Json.Builder some = Json.object();
        impact.members().forEach((name, value) -> {
            List<Json> kept = new Told(value)
                    .items().stream()
                            .filter(one -> named.contains(one.text("segment")))
                            .map(Told::value)
                            .toList();
            some.put(name, name.equals("segments") ? Json.array(kept) : value);
        });
        return some.build();
    }
}
