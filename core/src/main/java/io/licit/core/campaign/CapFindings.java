package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import io.licit.core.law.SendWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many messages persons would get with this one, against the caps that rules set. */
final class CapFindings {
    private CapFindings() {}

    static List<Diagnostic> of(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        if (subject.campaign().sendAt().isEmpty()) {
            return found;
        }
        for (Applied applied : subject.duties(Effect.Duty.Kind.TIME_WINDOW)) {
            if (applied.duty().terms() instanceof SendWindow window) {
                window.cap().flatMap(cap -> over(subject, applied, cap)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Diagnostic> over(Subject subject, Applied applied, SendWindow.Cap cap) {
        int earlier = Caps.earlier(subject.campaign(), cap, subject.workspace()).size();
        Optional<Long> above = subject.recipients()
                .map(all -> all.messages().getOrDefault(applied.rule().id(), 0L));
        Said most = Said.of("more than {} in {}", cap.messages(), days(cap));
        if (above.isEmpty()) {
            return earlier < cap.messages()
                    ? Optional.empty()
                    : Optional.of(told(
                            subject,
                            applied,
                            Verdict.UNDETERMINED,
                            Said.of("nobody has counted how many persons would get {}", most)));
        }
        long persons = above.get();
        boolean isTold = subject.recipients().filter(Recipients::isTold).isPresent();
        return persons == 0
                ? Optional.empty()
                : Optional.of(told(
                        subject,
                        applied,
                        Verdict.VIOLATED,
                        !isTold
                                ? Said.of("persons would get {} with the workspace's other campaigns", most)
                                : persons == 1
                                        ? Said.of("1 person would get {} with the workspace's other campaigns", most)
                                        : Said.of(
                                                "{} persons would get {} with the workspace's other campaigns",
                                                Told.count(persons),
                                                most)));
    }

    private static Said days(SendWindow.Cap cap) {
        int days = cap.per().getDays();
        return days == 1
                ? Said.of("a day")
                : days > 0 ? Said.of("{} days", days) : Said.verbatim(cap.per().toString());
    }

    private static Diagnostic told(Subject subject, Applied applied, Verdict verdict, Said message) {
        return Told.of(
                        Code.CMP7018,
                        verdict,
                        message,
                        subject.campaign().places().sendAt(),
                        List.of(applied),
                        subject)
                .withHelp(Said.of("send it later, or leave those persons out of one of the segments"));
    }
}
