package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import java.util.Collection;

/** From which severity on a finding makes a command fail. */
enum FailOn {
    ERROR,
    WARNING,
    NEVER;

    int exit(Collection<Diagnostic> findings) {
        return findings.stream().anyMatch(finding -> reachedBy(finding.severity())) ? Exit.FINDINGS : Exit.OK;
    }

    private boolean reachedBy(Severity severity) {
        return switch (this) {
            case ERROR -> severity.atLeast(Severity.ERROR);
            case WARNING -> severity.atLeast(Severity.WARNING);
            case NEVER -> false;
        };
    }
}
