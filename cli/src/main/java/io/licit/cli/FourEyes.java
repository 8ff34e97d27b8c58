package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.check.Checker;
import io.licit.core.workspace.Workspace;
import io.licit.programme.Programme;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Cleared;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which segments may be used, where the workspace asks for four eyes. */
final class FourEyes {
    private final Map<String, String> refused = new TreeMap<>();

    /** Those of the segments that may be used now; all of them where the workspace does not ask. */
    Set<String> allowed(Set<String> asked, Workspace workspace, Checker.Checked checked, Programme programme) {
        Cleared cleared = new Approvals(programme).cleared(asked, workspace, checked);
        refused.putAll(cleared.refused());
        Set<String> allowed = cleared.allowed();
        if (allowed.isEmpty() && !asked.isEmpty()) {
            throw blocked();
        }
        return allowed;
    }

    /** Whether some were refused. */
    boolean refusesAny() {
        return !refused.isEmpty();
    }

    /** What is said of those that were refused. */
    void tell(Command command) {
        refused.forEach((id, why) -> command.say("error: `" + id + "` is not run: " + why));
        if (refusesAny()) {
            command.say("help: licit.yaml asks for four eyes; somebody else than the author runs `licit approve`");
        }
    }

    private CliException blocked() {
        if (refused.size() == 1) {
            Map.Entry<String, String> only = refused.entrySet().iterator().next();
            return CliException.blocked(
                    "`" + only.getKey() + "` is not approved: " + only.getValue(),
                    "licit.yaml asks for four eyes; somebody else than its author runs `licit approve " + only.getKey()
                            + "`");
        }
        return CliException.blocked(
                "none of the " + Numbers.of(refused.size(), "segment", "segments") + " is approved",
                "licit.yaml asks for four eyes; `licit approve` shows how they stand");
    }
}
