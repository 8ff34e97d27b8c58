package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Persons' requests on a server: opened, looked at, and taken step by step to their end. */
final class RemoteRequests {
    private static final String REQUESTS = "requests";
    private static final Set<String> OF_AN_ANSWER = Set.of("data.json", "index.html");

    private RemoteRequests() {}

    static RemoteCall.Act list(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get(REQUESTS)
                .with("open", asked.is("--open") ? "true" : "")
                .with("overdue", asked.is("--overdue") ? "true" : "");
        return served -> {
            Json.Obj answer = served.all(ask, REQUESTS);
            served.rows(
                    answer,
                    REQUESTS,
                    List.of("number", "kind", "jurisdiction", "received", "due", "days_left", "state"),
                    "There are no such requests.",
                    format);
            List<Told> findings = new Told(answer).items("findings");
            return format == Format.JSON
                    ? RemoteFindings.weighed(served, findings)
                    : RemoteFindings.told(served, findings);
        };
    }

    static RemoteCall.Act open(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Json.Builder body = Json.object()
                .put("kind", asked.argument("KIND"))
                .put("person", asked.text("--person").orElse(""));
        asked.day("--received").ifPresent(day -> body.put("received", day));
        asked.text("--channel-of-receipt").ifPresent(words -> body.put("receipt", words));
        List<String> purposes = asked.texts("--purpose");
        List<String> channels = asked.texts("--channel");
        Ask ask = Ask.post(REQUESTS)
                .sending(body.put("purposes", Json.strings(purposes))
                        .put("channels", Json.strings(channels))
                        .build());
        return served -> shown(served, served.step(ask), format);
    }

    static RemoteCall.Act show(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get(REQUESTS, asked.argument("N"));
        return served -> shown(served, served.answer(ask), format);
    }

    static RemoteCall.Act acknowledge(Asked asked) {
        return how(asked, "acknowledge");
    }

    static RemoteCall.Act verify(Asked asked) {
        return how(asked, "verify");
    }

    private static RemoteCall.Act how(Asked asked, String step) {
        return step(asked, step, Json.object().put("how", asked.text("--how").orElse("")));
    }

    static RemoteCall.Act extend(Asked asked) {
        return step(
                asked,
                "extend",
                Json.object().put("reason", asked.text("--reason").orElse("")));
    }

    static RemoteCall.Act refuse(Asked asked) {
        Json.Builder body = Json.object().put("reason", asked.text("--reason").orElse(""));
        asked.text("--rule").ifPresent(rule -> body.put("rule", rule));
        return step(asked, "refuse", body);
    }

    private static RemoteCall.Act step(Asked asked, String step, Json.Builder body) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.post(REQUESTS, asked.argument("N"), step).sending(body.build());
        return served -> shown(served, served.step(ask), format);
    }

    static RemoteCall.Act fulfil(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        String number = asked.argument("N");
        Optional<String> to = asked.text("--to");
        Json.Obj set = values(asked);
        boolean dryRun = asked.is("--dry-run");
        return served -> {
            Told request = new Told(served.answer(Ask.get(REQUESTS, number)));
            String kind = request.text("kind");
            if (dryRun && !kind.equals("erasure")) {
                throw asked.command().options.usage("--dry-run is of an erasure");
            }
            return switch (kind) {
                case "access", "portability" -> answered(served, number, to, format);
                case "rectification" -> {
                    served.stepWorked(Ask.post(REQUESTS, number, "rectification")
                            .sending(Json.object().put("set", set).build()));
                    yield shown(served, served.answer(Ask.get(REQUESTS, number)), format);
                }
                case "erasure" -> erased(served, number, request.text("person"), dryRun, format);
                default -> shown(served, served.step(Ask.post(REQUESTS, number, "fulfil")), format);
            };
        };
    }

    private static Json.Obj values(Asked asked) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (String one : asked.texts("--set")) {
            int sign = one.indexOf('=');
            if (sign < 1) {
                throw asked.command().options.usage("`" + one + "` is not COLUMN=VALUE");
            }
            values.put(one.substring(0, sign).strip(), Json.of(one.substring(sign + 1)));
        }
        return new Json.Obj(values);
    }

    private static int answered(Served served, String number, Optional<String> to, Format format) {
        Json.Obj met = served.step(Ask.post(REQUESTS, number, "answer"));
        if (to.isPresent()) {
            Path folder = served.command().shell.path(to.get());
            unpacked(served, Ask.get(REQUESTS, number, "answer"), folder);
            served.command()
                    .say("the answer is in " + served.command().shell.shown(folder)
                            + ": index.html for the person, data.json for computers");
        } else {
            served.command().say("the answer is on the server; --to DIR brings it");
        }
        return shown(served, met, format);
    }

    /** Only what an answer is made of is taken out of the zip, whatever else a server puts in. */
    private static void unpacked(Served served, Ask ask, Path folder) {
        try {
            Files.createDirectories(folder);
            Path zip = Files.createTempFile(folder, ".answer-", ".zip");
            try {
                served.link().file(ask, zip, true);
                unpack(zip, folder);
            } finally {
                Files.deleteIfExists(zip);
            }
        } catch (IOException failed) {
            throw CliException.world(
                    "the answer can't be written to " + served.command().shell.shown(folder), "");
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (OF_AN_ANSWER.contains(entry.getName())) {
                    Files.copy(entries, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** The key of the person stands in the request, and goes in the body, so that no log has it. */
    private static int erased(Served served, String number, String person, boolean dryRun, Format format) {
        Ask erasing = Ask.post(REQUESTS, number, "erasure");
        if (dryRun) {
            Json.Obj plan =
                    served.step(erasing.sending(Json.object().put("plan", true).build()));
            return served.show(plan, format);
        }
        served.stepWorked(erasing.sending(Json.object().put("confirm", person).build()));
        Json.Obj proof = served.answer(Ask.get(REQUESTS, number, "erasure"));
        served.show(proof, format);
        boolean isClean = new Told(proof).items("search", "hits").isEmpty();
        return isClean || served.command().options.failOn() == FailOn.NEVER ? Exit.OK : Exit.FINDINGS;
    }

    private static int shown(Served served, Json.Obj request, Format format) {
        return served.show(request, format, told -> {
            Json.Builder rest = Json.object();
            request.members().forEach((name, value) -> {
                if (!Set.of("number", "kind", "state", "rule_of_place", "closed")
                        .contains(name)) {
                    rest.put(name, value);
                }
            });
            return served.paint().bold("Request " + Sheet.line(told.text("number"))) + ": "
                    + Sheet.line(told.text("kind")) + ", " + Sheet.line(told.text("state")) + "\n\n"
                    + Sheet.of(rest.build(), served.paint());
        });
    }
}
