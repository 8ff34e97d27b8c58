package io.licit.programme.records;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Table;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.programme.export.Exports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The record of processing activities, GDPR Article 30(1)(a) to (g): an activity for each segment, filled from the
 * catalogue, the segments and what left. What nobody here can know is marked for a human.
 *
 * @param organisation whose processing it is
 * @param activities in the order of the segments' ids
 * @param problems what is wrong with {@code records.yaml}
 */
public record Register(String organisation, List<Activity> activities, List<Diagnostic> problems) {
    public Register {
        activities = List.copyOf(activities);
        problems = List.copyOf(problems);
    }

    /** @param exports everything that left */
    public static Register of(Workspace workspace, Checker.Checked checked, Collection<Exports.Listed> exports) {
        Diagnostics problems = new Diagnostics();
        Answers answers = Answers.read(workspace.sources().file(Answers.FILE), problems);
        List<Activity> activities = workspace.segments().values().stream()
                .map(segment -> new Filling(workspace, checked, exports, answers, segment).activity())
                .toList();
        return new Register(workspace.settings().name(), activities, problems.sorted());
    }

    /** How many answers a human owes. */
    public long unanswered() {
        return activities.stream().mapToLong(Activity::unanswered).sum();
    }

    /** Fills one activity. */
    private record Filling(
            Workspace workspace,
            Checker.Checked checked,
            Collection<Exports.Listed> exports,
            Answers answers,
            Definition segment) {
        Activity activity() {
            List<Field> fields = new ArrayList<>();
            fields.add(Field.known("a", "controller", workspace.settings().name()));
            fields.add(
                    asked("a", "contact", "how the controller, and its representative where it has one, are reached"));
            fields.add(asked("a", "officer", "the data protection officer, or that there is none"));
            fields.add(Field.known("b", "purposes", purposes()));
            fields.add(answers.of(segment.id(), "subjects")
                    .map(text -> Field.known("c", "data subjects", text))
                    .orElseGet(this::subjects));
            fields.add(data());
            fields.add(recipients());
            fields.add(transfers());
            fields.add(retention());
            fields.add(security());
            return new Activity(segment.id(), segment.title(), fields);
        }

        private Field asked(String letter, String question, String what) {
            return answers.of(segment.id(), question)
                    .map(text -> Field.known(letter, question, text))
                    .orElseGet(() -> Field.open(letter, question, what));
        }

        private String purposes() {
            return segment.use().purpose().word() + " by "
                    + segment.use().channels().stream().map(Channel::word).collect(Collectors.joining(", "))
                    + segment.reason()
                            .filter(reason -> !reason.isBlank())
                            .map(reason -> ": " + reason.strip())
                            .orElse("");
        }

        private Field subjects() {
            return workspace
                    .catalogue()
                    .persons()
                    .map(table -> Field.known("c", "data subjects", table.name()))
                    .orElseGet(() -> Field.open("c", "data subjects", "whose data this is"));
        }

        /** What the condition reads, and the contact points of the channel. */
        private Field data() {
            Segment found = checked.segments().get(segment.id());
            if (found == null) {
                return Field.open("c", "data", "the segment has mistakes, so that what it reads is not known");
            }
            Set<String> categories = new TreeSet<>();
            boolean unlabelled = false;
            for (var use : found.uses()) {
                categories.addAll(use.reading().data());
                unlabelled |= use.reading().unlabelled();
            }
            workspace
                    .catalogue()
                    .persons()
                    .ifPresent(table -> table.columns().values().stream()
                            .filter(column -> column.contact().isPresent())
                            .map(Column::category)
                            .forEach(category -> category.ifPresent(categories::add)));
            String known = categories.isEmpty() ? "none that is labelled" : String.join(", ", categories);
            return unlabelled
                    ? Field.open("c", "data", "beside " + known + ", it reads columns without a category")
                    : Field.known("c", "data", known);
        }

        private Field recipients() {
            Optional<String> answered = answers.of(segment.id(), "recipients");
            long left = exports.stream()
                    .filter(one -> one.segment().equals(segment.id()))
                    .count();
            String files = left == 0 ? "" : "; " + left + (left == 1 ? " export" : " exports");
            Recipient recipient = segment.use().recipient();
            if (answered.isPresent()) {
                return Field.known("d", "recipients", answered.get() + files);
            }
            return recipient == Recipient.OWN
                    ? Field.known("d", "recipients", "within the organisation" + files)
                    : Field.open("d", "recipients", "which " + recipient.word() + " gets it" + files);
        }

        private Field transfers() {
            return asked(
                    "e",
                    "transfers",
                    "to which third countries data goes, and with which safeguards, or that none does");
        }

        private Field retention() {
            return workspace
                    .catalogue()
                    .persons()
                    .map(Table::role)
                    .flatMap(
                            role -> role instanceof Table.Role.Persons persons ? persons.retention() : Optional.empty())
                    .map(kept -> Field.known("f", "retention", kept.keep() + " from " + kept.since()))
                    .orElseGet(() -> asked("f", "retention", "when the data is erased"));
        }

        /** What this program does counts; what else protects the data it can't know. */
        private Field security() {
            Settings settings = workspace.settings();
            List<String> own = new ArrayList<>(List.of("a signed log of every use"));
            if (settings.fourEyes()) {
                own.add("four eyes before use");
            }
            settings.minimumSegmentSize().ifPresent(least -> own.add("no audience under " + least + " persons"));
            own.add("exports that end after " + settings.programme().lease());
            String known = String.join("; ", own);
            return answers.of(segment.id(), "security")
                    .map(text -> Field.known("g", "security", text + "; " + known))
                    .orElseGet(() -> Field.open("g", "security", "what protects the data beside " + known));
        }
    }
}
