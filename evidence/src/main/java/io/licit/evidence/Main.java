package io.licit.evidence;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verifier on its own: for auditors and for persons, who have this jar, a file and a key, and nothing else. */
public final class Main {
    private static final String USAGE = """
            usage: java -jar licit-evidence.jar verify PACK --key FILE [--witness FILE]... [--since FILE]
                   java -jar licit-evidence.jar verify-person PROOF --key FILE

              PACK            what `licit evidence export` wrote, or that unpacked, or a published log's folder
              PROOF           what a person was given about a decision
              --key FILE      the verifier key of the log, which you have by another way
              --witness FILE  the verifier key of a witness whose cosignature there has to be
              --since FILE    a checkpoint of the log from before

            Exit code 0: everything holds. 1: something does not. 2: it could not be looked at.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream error = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, error));
    }

    /** Runs a command and gives its exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream error) {
        try {
            Asked asked = Asked.of(arguments);
            Report report = asked.command().equals("verify") ? pack(asked) : person(asked);
            out.print(report.print());
            out.println(
                    report.ok()
                            ? "Everything holds. Whether what was logged is true is another question."
                            : "This does not hold; see the lines marked FAILED.");
            return report.ok() ? 0 : 1;
        } catch (EvidenceException e) {
            error.println("licit-evidence: " + e.said());
            return 2;
        } catch (InvalidPathException e) {
            error.println("licit-evidence: no name for a file: " + Words.shown(e.getInput()));
            return 2;
        } catch (Usage e) {
            error.print(USAGE);
            return 2;
        }
    }

    private static Report pack(Asked asked) throws EvidenceException {
        List<VerifierKey> witnesses = new ArrayList<>();
        for (String file : asked.witnesses()) {
            witnesses.add(VerifierKey.read(Path.of(file)));
        }
        Optional<String> since = asked.since().isEmpty()
                ? Optional.empty()
                : Optional.of(TextFile.text(Path.of(asked.since().get()), "the older checkpoint"));
        return PackVerifier.verify(
                Path.of(asked.file()), VerifierKey.read(Path.of(asked.key())), Optional.of(witnesses), since);
    }

    private static Report person(Asked asked) throws EvidenceException {
        VerifierKey key = VerifierKey.read(Path.of(asked.key()));
        String text = TextFile.text(Path.of(asked.file()), "the proof for a person");
        try {
            return PersonProof.parse(text).verify(key);
        } catch (EvidenceException e) {
            return new Report(List.of(new Report.Check("proof", false, e.said())));
        }
    }

    /** What stands on the command line. */
    private record Asked(String command, String file, String key, List<String> witnesses, Optional<String> since) {
        static Asked of(List<String> arguments) throws Usage {
            List<String> files = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            List<String> witnesses = new ArrayList<>();
            List<String> since = new ArrayList<>();
            for (int i = 1; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                List<String> target = switch (argument) {
                    case "--key" -> keys;
                    case "--witness" -> witnesses;
                    case "--since" -> since;
                    default -> files;
                };
                boolean option = target != files;
                if (option ? ++i >= arguments.size() : argument.startsWith("-")) {
                    throw new Usage();
                }
                target.add(arguments.get(i));
            }
            boolean known = !arguments.isEmpty()
                    && (arguments.get(0).equals("verify")
                            || arguments.get(0).equals("verify-person") && witnesses.isEmpty() && since.isEmpty());
            if (!known || files.size() != 1 || keys.size() != 1 || since.size() > 1) {
                throw new Usage();
            }
            return new Asked(
                    arguments.get(0),
                    files.get(0),
                    keys.get(0),
                    witnesses,
                    since.stream().findFirst());
        }
    }

    /** The command line says something else than it can. */
    private static final class Usage extends Exception {
        private static final long serialVersionUID = 1;
    }
}
