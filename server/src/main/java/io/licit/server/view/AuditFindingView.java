package io.licit.server.view;

import java.util.List;

/**
 * Something that an audit found.
 *
 * @param title of its control
 * @param subject may be empty
 * @param state open, accepted or closed
 * @param urgency late, soon or empty; of what is open alone
 * @param left how many days are left, in words; empty of what is not open
 * @param owner empty for nobody
 * @param accepted who accepted it, until when and why; empty where nobody has
 * @param events empty in lists
 */
public record AuditFindingView(
        String number,
        String control,
        String title,
        String subject,
        String severity,
        String detail,
        String state,
        String urgency,
        String left,
        String due,
        String owner,
        String accepted,
        List<Event> events) {
    public AuditFindingView {
        events = List.copyOf(events);
    }

    /** @param step as the programme's word */
    public record Event(String at, String step, String by, String detail) {}
}
