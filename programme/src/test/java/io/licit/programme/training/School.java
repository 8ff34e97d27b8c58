package io.licit.programme.training;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.folder.ShippedLaw;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.course.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace with people, for tests, and a clock that stands. */
public final class School {
    public static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    public static final Actor ANA = new Actor("ana@shop.example");
    public static final Actor BO = new Actor("bo@shop.example");

    static final LawBook LAW =
            LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();

    private static final String SETTINGS = """
            licit: 1
            organisation: {name: Shop}
            evidence: {origin: shop.example/licit}
            people:
              ana@shop.example: {name: Ana Ruiz, roles: [segment-author], places: [DE]}
              bo@shop.example: {name: Bo, roles: [campaign-manager]}
            """;
    private static final String CATALOGUE = """
            table: customers
            person: true
            source: data/customers.csv
            key: customer_id
            country: country
            columns:
              email: {category: user.contact.email, contact: email}
            """;

    private School() {}

    /** Opens the programme of a folder, with these people and the small course. */
    public static Programme open(Path folder, String... morePeople) {
        write(folder, SmallCourse.files());
        String settings = SETTINGS + String.join("\n", morePeople) + "\n";
        return Programme.open(folder, settings(settings), Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static ProgrammeSettings settings(String text) {
        Sources sources = Sources.of(
                List.of(new SourceFile("licit.yaml", text), new SourceFile("catalogue/customers.yaml", CATALOGUE)));
        Diagnostics problems = new Diagnostics();
        ProgrammeSettings read = WorkspaceReader.read(sources, (file, out) -> Optional.empty(), problems)
                .orElseThrow(() -> new AssertionError(problems.sorted().toString()))
                .settings()
                .programme();
        if (problems.hasErrors()) {
            throw new AssertionError(problems.sorted().toString());
        }
        return read;
    }

    static void write(Path folder, Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Letters for an attempt, the first so many of them right. */
    static Answers answers(Course course, Attempt attempt, int right) {
        Map<Integer, String> letters = new HashMap<>();
        for (Attempt.Asked asked : attempt.asked(course)) {
            boolean hit = asked.number() <= right;
            asked.options().forEach((letter, option) -> {
                if (option.en().equals(hit ? "indeed" : "maybe")) {
                    letters.put(asked.number(), letter);
                }
            });
        }
        return new Answers(letters);
    }

    /** Records a pass from elsewhere. */
    public static Recording.Outside pass(String person, Course course, Instant at) {
        return new Recording.Outside(
                Optional.empty(),
                person,
                course,
                course.terms().version(),
                Optional.of(90),
                Optional.empty(),
                at,
                "a class room",
                Optional.empty());
    }
}
