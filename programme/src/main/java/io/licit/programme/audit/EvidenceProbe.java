package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import io.licit.core.law.Rule;
import io.licit.evidence.Audit;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.export.Exports;
import io.licit.programme.journal.Publishing;
import io.licit.programme.records.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tests on the log, the state, and what audits left to do. */
enum EvidenceProbe implements Probe {
    /** The log holds against itself, its signature, and what this machine has seen of it. */
    LOG_INTACT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Audit audit =
                    situation.programme().journal().check(situation.programme().state());
            return audit.wrong()
                    .map(wrong -> Answer.fail("The log does not hold: " + wrong + "."))
                    .orElseGet(() -> Answer.pass(
                            "The log holds with " + Answer.count(audit.entries(), "entry", "entries") + "."));
        }
    },

    /** Where licit.yaml names places to publish, the checkpoint there is at most so many days old. */
    LOG_PUBLISHED(Unit.DAYS) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<String> targets = situation.programme().settings().evidence().publish();
            if (targets.isEmpty()) {
                return Answer.notApplicable("licit.yaml names no place to publish the log.");
            }
            Instant since = situation.at().minus(Duration.ofDays(limit));
            List<Observation> wrong = new ArrayList<>();
            for (String target : targets) {
                published(situation.programme().workspace(), target, since)
                        .ifPresent(text -> wrong.add(new Observation(target, text)));
            }
            String all = Answer.count(targets.size(), "place", "places");
            String days = Answer.count(limit, "day", "days");
            return Answer.of(
                    wrong,
                    "In each of " + all + " is a checkpoint of the last " + days + ".",
                    "In " + wrong.size() + " of " + all + " no checkpoint of the last " + days + " is known to be.");
        }
    },

    /** The key of the log can be read by its owner alone. */
    KEY_PRIVATE(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Path key = situation.programme().journal().keyFile();
            if (!Files.exists(key)) {
                return Answer.fail("The key of the log is not where it is to be.");
            }
            try {
                Set<PosixFilePermission> may = EnumSet.copyOf(Files.getPosixFilePermissions(key));
                may.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
                return may.isEmpty()
                        ? Answer.pass("The key of the log can be read by its owner alone.")
                        : Answer.fail("The key of the log can be read or changed by others than its owner.");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    },

    /** The state can be read and is as this program needs it. */
    STATE_SOUND(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            long rows = situation.programme().state().read(tx -> {
                long all = 0;
                for (String table : List.of("evidence_entry", "approval", "consent_event", "request", "export")) {
                    all += tx.number("SELECT COUNT(*) AS n FROM " + table);
                }
                return all;
            });
            return Answer.pass("The state can be read; " + Answer.count(rows, "row was", "rows were") + " counted.");
        }
    },

    /** The state is not in git, where whoever has the definitions would have persons' data. */
    STATE_NOT_IN_GIT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Path workspace = situation.programme().workspace().toAbsolutePath().normalize();
            Optional<Path> repository = repository(workspace);
            if (repository.isEmpty()) {
                return Answer.notApplicable("The workspace is in no git repository.");
            }
            for (Path folder = workspace; folder != null; folder = folder.getParent()) {
                if (ignores(folder.resolve(".gitignore"))) {
                    return Answer.pass("`.licit` is ignored by git.");
                }
                if (folder.equals(repository.get())) {
                    break;
                }
            }
            return Answer.fail("`.licit` is not ignored by git, so that the state and the log's key may get into it.");
        }
    },

    /** Where rules ask that records are kept, the log keeps them. */
    RECORDS_KEPT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Rule> asking = situation.checked().law().rules().stream()
                    .filter(rule ->
                            rule.effect() instanceof Effect.Duty duty && duty.kind() == Effect.Duty.Kind.KEEP_RECORDS)
                    .filter(rule -> LawProbe.reaches(situation, rule))
                    .toList();
            if (asking.isEmpty()) {
                return Answer.notApplicable("No rule where the persons are asks for records.");
            }
            String rules = Answer.count(asking.size(), "rule asks", "rules ask") + " for records";
            long entries =
                    situation.programme().state().read(tx -> tx.number("SELECT COUNT(*) AS n FROM evidence_entry"));
            return situation
                    .programme()
                    .journal()
                    .entry(situation.programme().state(), 0)
                    .map(first -> Answer.pass(rules + "; the log has all " + entries + " entries since " + first.at()
                            + ", and takes none away."))
                    .orElse(Answer.fail(rules + ", and the log is empty."));
        }
    },

    /** The record of processing leaves nothing for a human to answer. */
    PROCESSING_RECORDED(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            Register register = Register.of(
                    situation.workspace(),
                    situation.checked(),
                    new Exports(situation.programme()).list(situation.at()));
            List<Observation> wrong = register.activities().stream()
                    .filter(activity -> activity.unanswered() > 0)
                    .map(activity -> new Observation(
                            activity.id(),
                            Answer.count(activity.unanswered(), "field is", "fields are") + " for a human to answer"))
                    .toList();
            String all = Answer.count(register.activities().size(), "activity", "activities");
            return Answer.of(
                    wrong,
                    "The record of processing is complete for " + all + ".",
                    "The record of processing leaves " + register.unanswered() + " fields of " + all + " unanswered.");
        }
    },

    /** No finding of an audit is overdue. */
    FINDINGS_IN_TIME(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Finding> open = new FindingBook(situation.programme())
                    .all(situation.at()).stream()
                            .filter(finding -> finding.state() == Finding.State.OPEN)
                            .toList();
            List<Observation> wrong = open.stream()
                    .filter(finding -> finding.isOverdue(situation.day()))
                    .filter(finding -> !finding.control().equals(OWN))
                    .map(finding -> new Observation(
                            "finding " + finding.number(), finding.control() + ", due on " + finding.due()))
                    .toList();
            String all = Answer.count(open.size(), "open finding", "open findings");
            return Answer.of(wrong, "Of " + all + ", none is overdue.", wrong.size() + " of " + all + " are overdue.");
        }
    },

    /** No risk that was accepted is so any more without a new decision. */
    ACCEPTANCES_CURRENT(Unit.NONE) {
        @Override
        public Answer ask(Situation situation, int limit) {
            List<Finding> findings = new FindingBook(situation.programme()).all(situation.at());
            List<Observation> wrong = findings.stream()
                    .filter(Finding::isAcceptanceEnded)
                    .map(finding -> new Observation(
                            "finding " + finding.number(),
                            finding.control() + ", its acceptance ended on "
                                    + finding.acceptance()
                                            .map(Finding.Acceptance::until)
                                            .map(LocalDate::toString)
                                            .orElse("")))
                    .toList();
            long accepted = findings.stream()
                    .filter(finding -> finding.state() == Finding.State.ACCEPTED)
                    .count();
            return Answer.of(
                    wrong,
                    Answer.count(accepted, "risk is", "risks are") + " accepted, each for a time that has not ended.",
                    Answer.count(wrong.size(), "acceptance has", "acceptances have")
                            + " ended without a new decision.");
        }
    };

    /** A finding on overdue findings would keep itself alive. */
    private static final String OWN = "AUD-FINDINGS-IN-TIME";

    private final Unit unit;

    EvidenceProbe(Unit unit) {
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

    private static Optional<String> published(Path workspace, String target, Instant since) {
        if (Publishing.isAddress(target)) {
            return Optional.of("when the checkpoint was last sent there is not known");
        }
        Path checkpoint = workspace.resolve(target).resolve("checkpoint");
        try {
            if (!Files.exists(checkpoint)) {
                return Optional.of("there is no checkpoint");
            }
            Instant written = Files.getLastModifiedTime(checkpoint).toInstant();
            return written.isBefore(since) ? Optional.of("the checkpoint there is of " + written) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Path> repository(Path workspace) {
        for (Path folder = workspace; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean ignores(Path gitignore) {
        try {
            return Files.exists(gitignore)
                    && Files.readAllLines(gitignore).stream()
                            .map(line -> line.strip().replaceFirst("^/", "").replaceFirst("/$", ""))
                            .anyMatch(line -> line.equals(".licit") || line.equals("**/.licit"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
