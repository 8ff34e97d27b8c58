package io.licit.cli;

import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Recording;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.xapi.Imported;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records results of other systems. */
@CommandLine.Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Record what somebody else reached elsewhere: one result, or a file of them.")
final class TrainRecord extends Command {
    @Mixin
    private final By by = new By();

    @Option(names = "--person", paramLabel = "NAME", description = "Who took the course.")
    private @Nullable String person;

    @Option(names = "--course", paramLabel = "COURSE", description = "The course's id.")
    private @Nullable String course;

    @Option(names = "--score", paramLabel = "N", description = "Per cent, 0 to 100.")
    private @Nullable Long score;

    @Option(names = "--passed-at", paramLabel = "DATE", description = "The day of the result.")
    private @Nullable String passedAt;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where it was taken.")
    private @Nullable String source;

    @Option(names = "--evidence", paramLabel = "FILE", description = "A file that shows it; its digest is kept.")
    private @Nullable String evidence;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "A file of results: comma-separated values, or xAPI statements.")
    private @Nullable String file;

    TrainRecord(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Actor who = by.actor(shell);
        TrainDesk desk = TrainDesk.open(this);
        Instant now = shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
        try (Programme programme = desk.programme(shell)) {
            List<Recording.Outside> told = file == null
                    ? List.of(one(desk))
                    : Imported.read(read(shell.path(alone(file))), programme, desk.courses());
            Recording.Recorded recorded = new Recording(programme).record(told, who, now);
            told.stream()
                    .map(Recording.Outside::person)
                    .distinct()
                    .filter(name -> !desk.declares(name))
                    .forEach(name -> say("note: `" + name + "` is not among `people` in licit.yaml"));
            print(format == Format.JSON ? recorded.json().print() + "\n" : TrainRecorded.text(recorded));
            return Exit.OK;
        }
    }

    private String alone(String named) {
        if (person != null
                || course != null
                || score != null
                || passedAt != null
                || source != null
                || evidence != null) {
            throw options.usage("--import stands alone; the file says the rest");
        }
        return named;
    }

    private Recording.Outside one(TrainDesk desk) {
        Course found = desk.course(stated("--course", course));
        long reached = Long.parseLong(stated("--score", score));
        if (reached < 0 || reached > 100) {
            throw options.usage("--score is per cent, from 0 to 100");
        }
        Instant at = options.day(stated("--passed-at", passedAt))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return new Recording.Outside(
                Optional.empty(),
                stated("--person", person).strip(),
                found,
                found.terms().version(),
                Optional.of((int) reached),
                Optional.empty(),
                at,
                stated("--source", source).strip(),
                evidence == null ? Optional.empty() : Optional.of(digest(shell.path(evidence))));
    }

    private String stated(String option, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw options.usage(
                    option + " is missing; a result is --person, --course, --score, --passed-at and --source");
        }
        return value.toString();
    }

    private String read(Path path) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException other) {
            throw CliException.usage("`" + shell.shown(path) + "` is not UTF-8 text", "save it in UTF-8");
        } catch (IOException failed) {
            throw unreadable(path, failed);
        }
    }

    private String digest(Path path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (IOException failed) {
            throw unreadable(path, failed);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private CliException unreadable(Path path, IOException failed) {
        return CliException.usage(
                "`" + shell.shown(path) + "` can't be read: "
                        + failed.getClass().getSimpleName(),
                "name a file that is there");
    }
}
