package io.licit.cli;

import io.licit.programme.Programme;
import io.licit.programme.training.Certificate;
import io.licit.programme.training.CheckCode;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows a certificate. */
@CommandLine.Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = "Show a certificate; with --format html a page to print.")
final class TrainCertificate extends Command {
    @Parameters(paramLabel = "N", description = "Its number.")
    private Long number = 0L;

    TrainCertificate(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON, Format.HTML);
        TrainDesk desk = TrainDesk.open(this);
        Instant at = options.asOf(shell);
        try (Programme programme = desk.programme(shell)) {
            Result result = new Results(programme)
                    .byNumber(number)
                    .orElseThrow(() -> CliException.usage(
                            "there is no certificate " + number,
                            "`licit train status --format json` has their numbers"));
            Certificate certificate = new Certificate(
                    result,
                    desk.name(result.person()),
                    desk.settings().name(),
                    desk.courses().course(result.course()));
            String code = CheckCode.of(programme.journal().key(), result);
            print(
                    switch (format) {
                        case JSON -> certificate.json(at, code).print() + "\n";
                        case HTML -> certificate.html(at, code);
                        default -> certificate.text(at, code);
                    });
            return Exit.OK;
        }
    }
}
