package io.licit.server.assess;

import io.licit.core.assess.AssessmentDraft;
import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Assessment.Outcome;
import io.licit.programme.account.Role;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is done to assessments, whether a page asks or a program. What can't be is a {@link Refusal}. */
public final class Assessing {
    /** Who signs. */
    public static final Access SIGNERS = new Access.Of(EnumSet.of(Role.OFFICER));

    private static final String CHANGED = "assessment-changed";

    private final Desk desk;
    private final AssessmentFiles files;

    public Assessing(Desk desk) {
        this.desk = desk;
        this.files = new AssessmentFiles(desk.programme());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }

    /** @throws Refusal where there is none of the id that can be read */
    public Assessment get(Desk.Standing stands, String id) {
        return Optional.ofNullable(stands.workspace().assessments().get(id)).orElseThrow(Refusal::notFound);
    }

    /** The file of an assessment. */
    public static SourceFile file(Assessment assessment) {
        return AssessmentFiles.of(assessment);
    }

    /**
     * Draws one up, with the questions of its kind, answered as far as the workspace knows.
     *
     * @param typed what it is to be called; empty for its kind and segment
     * @return its id
     */
    public String draw(AssessmentKind kind, String segment, String typed, Actor by) {
        Desk.Standing stands = desk.standing();
        Segment found =
                Optional.ofNullable(stands.sound().segments().get(segment)).orElseThrow(Refusal::notFound);
        String id = typed.isEmpty() ? kind.word() + "-" + found.id() : typed;
        if (!AssessmentFiles.isId(id)) {
            throw new Refusal(422, "assess.no-id", id);
        }
        String text = AssessmentDraft.of(
                id, kind, found, stands.sound(), stands.workspace().catalogue(), today());
        boolean isThere = stands.workspace().assessments().containsKey(id);
        if (isThere || !files.create(stands, id, text, by)) {
            throw new Refusal(409, "assess.there-is", id);
        }
        return id;
    }

    /** The segments as they are now, without those that have mistakes. */
    private static Map<String, String> digests(Checker.Checked checked, Assessment assessment) {
        Map<String, String> digests = new TreeMap<>();
        for (String id : assessment.segments()) {
            Optional.ofNullable(checked.segments().get(id)).ifPresent(found -> digests.put(id, found.digest()));
        }
        return digests;
    }

    /** Of the file and of the segments beside it: who signs signs both. */
    public static String stamp(Desk.Standing stands, Assessment assessment) {
        return Versions.digest(file(assessment).text() + "\n" + digests(stands.sound(), assessment));
    }

    /** What a text would be in the place of an assessment's; empty where it can't be read as this one. */
    public static Optional<Assessment> read(Desk.Standing stands, Assessment before, String text) {
        return AssessmentFiles.read(stands, new SourceFile(file(before).path(), text), before.id());
    }

    /** Whether a text says that it was signed or judged, and not as the one before was: that is for who signs. */
    public static boolean isSignedAnew(Assessment before, Assessment after) {
        boolean isJudged = after.outcome() != Outcome.OPEN
                || after.signedBy().isPresent()
                || after.signedAt().isPresent()
                || after.expiresAt().isPresent();
        return isJudged && !new AssessmentText(after).yaml().equals(new AssessmentText(before).yaml());
    }

    /** @return whether the text reads as the assessment, and was written */
    public boolean write(Desk.Standing stands, Assessment before, String text, Actor by) {
        return files.write(stands, CHANGED, before.id(), file(before), text, by);
    }

    /**
     * A signature as it is asked for.
     *
     * @param stamp of what the signer was shown
     * @param outcome empty where there is none that a judgement can come to
     * @param until the day on which it ends, as it was typed
     */
    public record Signature(String stamp, Optional<Outcome> outcome, String until) {}

    /** Signs what the officer was shown: the text as it stands, on the segments as they are. */
    public void sign(Desk.Standing stands, Assessment one, Signature signature, Actor by) {
        if (!stamp(stands, one).equals(signature.stamp())) {
            throw new Refusal(409, "assess.changed-meanwhile");
        }
        Outcome outcome = signature.outcome().orElseThrow(() -> new Refusal(422, "assess.no-outcome"));
        Map<String, String> subjects = digests(stands.sound(), one);
        if (!subjects.keySet().equals(Set.copyOf(one.segments()))) {
            throw new Refusal(422, "assess.lost-segment");
        }
        boolean isWhole = new AssessmentText(one).unanswered().isEmpty()
                && !one.conclusion().isBlank();
        if (outcome == Outcome.PASSES && !isWhole) {
            throw new Refusal(422, "assess.unanswered");
        }
        LocalDate until = day(signature.until());
        if (!until.isAfter(today())) {
            throw new Refusal(422, "assess.past");
        }
        Assessment signed = AssessmentForm.signed(one, subjects, outcome, by.id(), today(), until);
        if (!files.write(stands, "assessment-signed", one.id(), file(one), new AssessmentText(signed).yaml(), by)) {
            throw new Refusal(422, "assess.unwritable");
        }
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            throw new Refusal(422, "error.no-day", typed);
        }
    }
}
