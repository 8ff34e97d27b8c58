package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.check.Segment;
import io.licit.core.json.Json;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Rechecks;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tests on files that left. */
enum ExportProbe implements Probe {
    /** No file is still there after its lease. */
    EXPORTS_IN_LEASE(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    standing(situation),
                    one -> situation.at().isBefore(one.validUntil())
                            ? Optional.empty()
                            : Optional.of("its lease ended on " + one.validUntil()),
                    "is within its lease",
                    "are past their lease and still there");
        }
    },

    /** Each file is as its manifest says, and the manifest as the log knows it. */
    EXPORTS_UNCHANGED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Rechecks rechecks = new Rechecks(situation.programme());
            return each(
                    standing(situation),
                    one -> changed(rechecks, one),
                    "is as its manifest says",
                    "are not as their manifest says");
        }
    },

    /** Each file is of its segment as it is defined now. */
    EXPORTS_CURRENT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    standing(situation),
                    one -> overtaken(situation, one),
                    "is of its segment as it is now",
                    "are of another definition");
        }
    },

    /** Where four eyes are asked for, somebody had approved the segment when it left. */
    EXPORTS_APPROVED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            if (!situation.workspace().settings().fourEyes()) {
                return Answer.notApplicable("licit.yaml does not ask for four eyes.");
            }
            return each(
                    all(situation),
                    one -> approvedAt(situation, one.segment(), one.madeAt())
                            ? Optional.empty()
                            : Optional.of("nobody had approved `" + one.segment() + "` when it left"),
                    "was approved when it left",
                    "were not approved when they left");
        }
    },

    /** A list that an ad platform has was held against today within so many days. */
    PLATFORM_LISTS_RECHECKED(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Instant since = situation.at().minus(Duration.ofDays(limit));
            List<Exports.Listed> lists = standing(situation).stream()
                    .filter(ExportProbe::isForPlatform)
                    .toList();
            String days = Answer.count(limit, "day", "days");
            return each(
                    lists,
                    one -> one.madeAt().isBefore(since)
                            ? Optional.of("it was last held against the law on " + one.madeAt())
                            : Optional.empty(),
                    "was held against the law within " + days,
                    "were not held against the law for " + days);
        }
    };

    /** Any other kind is a list for a platform. */
    private static final List<Json> PLAIN = List.of(Json.of("csv"), Json.of("parquet"), Json.of("ndjson"));

    private final Unit unit;

    ExportProbe(Unit unit) {
        this.unit = unit;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    private static List<Exports.Listed> all(Situation situation) {
        return new Exports(situation.programme()).list(situation.at());
    }

    private static final Set<String> STANDING = Set.of("live", "expired", "recheck due");

    /** Those whose file is to be there: made and not replaced or revoked since. */
    private static List<Exports.Listed> standing(Situation situation) {
        return all(situation).stream()
                .filter(one -> STANDING.contains(one.state()))
                .filter(one -> !one.state().equals("expired") || Files.exists(one.file()))
                .toList();
    }

    private static Optional<String> changed(Rechecks rechecks, Exports.Listed one) {
        try {
            return rechecks.findings(Rechecks.find(one.file())).stream()
                    .findFirst()
                    .map(finding -> finding.message().text());
        } catch (ExportException unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Optional<String> overtaken(Situation situation, Exports.Listed one) {
        Segment segment = situation.checked().segments().get(one.segment());
        if (segment == null) {
            return Optional.of("segment `" + one.segment() + "` is gone or has mistakes");
        }
        try {
            return Rechecks.find(one.file()).manifest().digest().equals(segment.digest())
                    ? Optional.empty()
                    : Optional.of("`" + one.segment() + "` was defined anew since");
        } catch (ExportException unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
    }

    private static boolean isForPlatform(Exports.Listed one) {
        try {
            return Rechecks.find(one.file())
                    .manifest()
                    .content()
                    .get("kind")
                    .filter(kind -> PLAIN.contains(kind))
                    .isEmpty();
        } catch (ExportException unreadable) {
            return true;
        }
    }

    private static boolean approvedAt(Situation situation, String segment, Instant at) {
        return situation
                .programme()
                .state()
                .read(tx -> tx.number(
                                "SELECT COUNT(*) AS n FROM approval WHERE segment = ? AND decision = 'approved'"
                                        + " AND decided_at <= ? AND expires_at > ?",
                                segment,
                                at,
                                at)
                        > 0);
    }

    private static Answer each(
            List<Exports.Listed> exports, Function<Exports.Listed, Optional<String>> fault, String good, String bad) {
        List<Observation> wrong = new ArrayList<>();
        for (Exports.Listed one : exports) {
            fault.apply(one).ifPresent(text -> wrong.add(new Observation(one.id(), text)));
        }
        String all = Answer.count(exports.size(), "export", "exports");
        return Answer.of(
                wrong,
                exports.isEmpty() ? "There is no such export." : "Each of " + all + " " + good + ".",
                wrong.size() + " of " + all + " " + bad + ".");
    }
}
