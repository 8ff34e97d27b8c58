package io.licit.cli;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Table;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What a workspace leaves unsaid of its persons: each is taken at its strictest, and may alone leave everybody out. */
final class Undeclared {
    private Undeclared() {}

    /** @param where the key or the table that would say it */
    record Gap(String what, String where) {}

    static List<Gap> of(Workspace workspace, Definition segment) {
        List<Gap> gaps = new ArrayList<>();
        workspace.catalogue().persons().ifPresent(table -> {
            if (table.role() instanceof Table.Role.Persons persons) {
                String file = " in " + table.span().file().path();
                if (persons.country().isEmpty()
                        && workspace.settings().unknownJurisdiction().isEmpty()) {
                    gaps.add(new Gap(
                            "where they live", "`country:`" + file + ", or `unknown_jurisdiction:` in licit.yaml"));
                }
                if (persons.birthDate().isEmpty() && persons.age().isEmpty()) {
                    gaps.add(new Gap("how old they are", "`birth_date:` or `age:`" + file));
                }
                if (persons.retention().isEmpty()) {
                    gaps.add(new Gap("how long their data is kept", "`retention:`" + file));
                }
            }
        });
        if (asksConsents(segment) && workspace.catalogue().consents().isEmpty()) {
            gaps.add(new Gap("what they consented to", "a table with `role: consents` in catalogue/"));
        }
        return gaps;
    }

    /** Under legitimate interests too: where a law has a soft opt-in, it asks the ledger. */
    private static boolean asksConsents(Definition segment) {
        return segment.basis()
                .filter(basis -> basis != Basis.CONSENT && basis != Basis.LEGITIMATE_INTERESTS)
                .isEmpty();
    }
}
