package io.licit.cli;

import io.licit.cli.remote.FoundAgain;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Told;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.engine.WarehouseException;
import io.licit.engine.folder.BrokenLaw;
import io.licit.programme.account.AccountRefused;
import io.licit.programme.backup.BackupRefused;
import io.licit.programme.consent.ConsentRefused;
import io.licit.programme.consent.signal.UnreadableRecord;
import io.licit.programme.export.ExportException;
import io.licit.programme.state.StateException;
import io.licit.programme.training.TrainingException;
import java.util.List;
import java.util.Map;

/** What is told of a failure, and which exit code it is. */
final class Failures {
    private Failures() {}

    static int report(Shell shell, Exception problem) {
        if (problem instanceof CliException known) {
            tell(shell, known.text(), known.help());
            return known.exit();
        }
        if (problem instanceof WarehouseException warehouse) {
            return report(shell, warehouse);
        }
        if (problem instanceof BrokenLaw law) {
            tell(shell, law.text(), law.help());
            return Exit.INTERNAL;
        }
        if (problem instanceof StateException state) {
            tell(shell, String.valueOf(state.getMessage()), state.help());
            return Exit.INTERNAL;
        }
        if (problem instanceof TrainingException training) {
            tell(shell, training.text(), training.help());
            return switch (training.kind()) {
                case MISTAKE -> Exit.USAGE;
                case BLOCKED -> Exit.BLOCKED;
                case WORLD -> Exit.INTERNAL;
            };
        }
        if (problem instanceof ExportException export) {
            tell(shell, String.valueOf(export.getMessage()), export.help());
            return export.isOfOrder() ? Exit.USAGE : Exit.INTERNAL;
        }
        if (problem instanceof AccountRefused refused) {
            tell(shell, refused.text(), refused.help());
            return Exit.USAGE;
        }
        if (problem instanceof BackupRefused refused) {
            tell(shell, refused.text(), refused.help());
            return switch (refused.kind()) {
                case MISTAKE -> Exit.USAGE;
                case BLOCKED -> Exit.BLOCKED;
                case WORLD -> Exit.INTERNAL;
            };
        }
        if (problem instanceof ConsentRefused refused) {
            tell(shell, refused.text(), refused.help());
            return Exit.USAGE;
        }
        if (problem instanceof UnreadableRecord unreadable) {
            tell(shell, unreadable.text(), "");
            return Exit.USAGE;
        }
        if (problem instanceof RemoteException remote) {
            return report(shell, remote);
        }
        return fault(shell, problem);
    }

    private static int report(Shell shell, RemoteException problem) {
        if (!problem.findings().isEmpty()) {
            List<Told> findings = problem.findings().stream().map(Told::new).toList();
            shell.err().print(TextRenderer.render(FoundAgain.of(findings, Map.of()), false));
        }
        tell(shell, problem.text(), problem.help());
        return switch (problem.kind()) {
            case MISTAKE, CONFLICT -> Exit.USAGE;
            case FINDINGS -> Exit.FINDINGS;
            case BLOCKED -> Exit.BLOCKED;
            case WORLD, FAILED -> Exit.INTERNAL;
        };
    }

    private static int report(Shell shell, WarehouseException problem) {
        String message = problem.getMessage() == null ? "the warehouse failed" : problem.getMessage();
        switch (problem.kind()) {
            case AUTHOR -> {
                shell.err().print(TextRenderer.render(problem.diagnostics(), false));
                tell(shell, message, "mend the data or the catalogue, and run again");
                return Exit.USAGE;
            }
            case ENVIRONMENT -> {
                shell.err().print(TextRenderer.render(problem.diagnostics(), false));
                tell(shell, message, "");
                return Exit.INTERNAL;
            }
            case INTERNAL -> {
                return fault(shell, problem);
            }
        }
        return Exit.INTERNAL;
    }

    private static int fault(Shell shell, Exception problem) {
        String cause = problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getClass().getSimpleName() + ": " + problem.getMessage();
        tell(shell, "internal: " + cause, "this is a fault of Licit; LICIT_DEBUG=1 prints where it happened");
        return Exit.INTERNAL;
    }

    private static void tell(Shell shell, String message, String help) {
        shell.err().print("error: " + message + "\n");
        if (!help.isEmpty()) {
            shell.err().print("help: " + help + "\n");
        }
    }
}
