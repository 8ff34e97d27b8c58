package io.licit.cli;

import io.licit.programme.audit.Control;
import io.licit.programme.audit.Schedule;
import io.licit.programme.audit.Trend;
import io.licit.programme.audit.report.AuditJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Lists controls with what their last audits came to. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the controls with their last result and the trend.")
final class AuditList extends Command {
    AuditList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (AuditDesk desk = AuditDesk.open(this)) {
            Map<String, Trend> trends = desk.audits().trends();
            List<Control> controls = List.copyOf(desk.controls().byId().values());
            if (format == Format.JSON) {
                print(AuditJson.controls(desk.controls(), trends).print() + "\n");
                return Exit.OK;
            }
            print(new AuditWords(paint(), options.verbose()).controls(controls, trends));
            Instant now = desk.asOf();
            int due = Schedule.of(desk.programme(), desk.controls()).due(now).size();
            if (due > 0) {
                say("note: " + due + " of " + controls.size() + " are due; `licit audit run --due` tests them");
            }
            return Exit.OK;
        }
    }
}
