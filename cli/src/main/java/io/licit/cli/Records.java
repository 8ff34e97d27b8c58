package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.check.Checker;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.export.Exports;
import io.licit.programme.records.Register;
import io.licit.programme.records.RegisterText;
import picocli.CommandLine;

/** Prints the record of processing. */
@CommandLine.Command(
        name = "records",
        mixinStandardHelpOptions = true,
        description = {
            "Print the record of processing of GDPR Article 30, as far as the workspace knows it.",
            "What a human must answer is marked; records.yaml answers it."
        })
final class Records extends Command {
    Records(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON, Format.CSV, Format.HTML, Format.MARKDOWN);
        Opened opened = Opening.read(options, shell);
        if (opened.workspace().isEmpty()) {
            tell(opened.problems());
            throw CliException.usage("the workspace can't be read", "mend what is said above");
        }
        Workspace workspace = opened.workspace().get();
        Checker.Checked checked = opened.check(workspace, workspace.segments().keySet());
        try (Programme programme = Desk.open(opened, shell)) {
            Register register = Register.of(workspace, checked, new Exports(programme).list(opened.asOf()));
            tell(register.problems());
            RegisterText text = new RegisterText(register);
            print(
                    switch (format) {
                        case JSON -> text.json().print() + "\n";
                        case CSV -> text.csv();
                        case HTML -> text.html();
                        case MARKDOWN -> text.markdown();
                        case TEXT -> text.plain();
                        case SARIF, JUNIT, GITHUB, XAPI, OSCAL ->
                            throw new IllegalArgumentException("no record as " + format.word());
                    });
            if (register.unanswered() > 0) {
                say("note: " + Numbers.of(register.unanswered(), "answer is", "answers are")
                        + " for a human; records.yaml takes them");
            }
            return options.failOn().exit(register.problems());
        }
    }
}
