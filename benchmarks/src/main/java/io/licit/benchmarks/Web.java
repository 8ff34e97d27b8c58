package io.licit.benchmarks;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.programme.Programme;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The application under fifty visitors, each with a session of her own, who open pages and change conditions, and look at
 * each for one to three seconds. The baseline of each page is one visitor alone, in the same process. No condition is asked
 * for twice, so that no count is one that was kept.
 */
final class Web {
    private static final int VISITORS = 50;
    private static final int TURNS = 6;
    private static final int ALONE = 15;
    private static final int LOOKS_AT_LEAST = 1_000;
    private static final int LOOKS_LONGER = 2_000;
    private static final int LOOKS_MOST = 600;
    private static final String PASSWORD = "a quiet lamp by the river";
    private static final Actor ANA = new Actor("ana");
    private static final int REFUSED = 400;

    private Web() {}

    /** What somebody does. */
    private enum Act {
        TODAY("the first page"),
        LIST("the list of segments"),
        SEGMENT("a segment, with its counts, waterfall and findings"),
        COUNT("counts, waterfall and findings of a condition as it is changed"),
        FINDINGS("all findings"),
        LAW("the law, searched");

        private final String about;

        Act(String about) {
            this.about = about;
        }
    }

    private record Took(Act act, double seconds, String wrong) {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        boolean small = session.persons() < 100_000;
        int visitors = small ? 3 : VISITORS;
        Path folder = session.data().copy("web");
        try (Held held = Held.open(folder, Recorded.nothing())) {
            held.warehouse().run(held.plan(), Progress.none());
        }
        accounts(folder, visitors);
        Report report = session.report();
        try (Served served = Served.start(folder, session.options().launcher())) {
            Scene scene = new Scene(folder, session.options().segments());
            List<Visitor> all = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 0; i < visitors; i++) {
                Visitor visitor = new Visitor(served.origin());
                visitor.signIn(name(i), PASSWORD);
                all.add(visitor);
                if (i == 0) {
                    // The others sign in meanwhile, and the application makes ready what they will ask for.
                    scene.awaitCounts(visitor);
                    report.figure(
                            "from the sign-in of the first visitor until a segment has its counts (data was loaded"
                                    + " before)",
                            new Lap((System.nanoTime() - begun) / 1e9, 0));
                }
            }
            scene.play(all.get(0), new Random(0), 2, false);
            List<Took> alone = scene.play(all.get(0), new Random(1), small ? 1 : ALONE, false);
            double before = served.cpuSeconds();
            long start = System.nanoTime();
            List<Took> together = together(scene, all, small ? 1 : TURNS);
            double wall = (System.nanoTime() - start) / 1e9;
            tell(report, alone, together, visitors);
            report.value(
                    "requests a second, of all " + visitors,
                    String.format(Locale.ROOT, "%.1f", together.size() / wall));
            report.figure(
                    "the application's processor, a request",
                    new Lap(0, (served.cpuSeconds() - before) / together.size()));
        }
        Folders.delete(folder);
    }

    private static void accounts(Path folder, int visitors) {
        try (Programme programme = Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), Clock.systemUTC())) {
            Accounts accounts = new Accounts(programme);
            for (int i = 0; i < visitors; i++) {
                OneTimePassword given = accounts.create(name(i), Set.of(Role.MARKETER), ANA);
                accounts.changePassword(name(i), given.text(), PASSWORD);
            }
        }
    }

    private static String name(int number) {
        return "visitor-" + number;
    }

    private static List<Took> together(Scene scene, List<Visitor> all, int turns) throws InterruptedException {
        ConcurrentLinkedQueue<Took> found = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Visitor visitor = all.get(i);
            Random random = new Random(1000 + i);
            threads.add(new Thread(() -> {
                try {
                    found.addAll(scene.play(visitor, random, turns, true));
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(found);
    }

    private static void tell(Report report, List<Took> alone, List<Took> together, int visitors) {
        for (Act act : Act.values()) {
            Lap one = percentile(alone, act, 50);
            report.figure(act.about + ", alone, median (baseline)", one);
            report.figure(act.about + ", " + visitors + " visitors, median", percentile(together, act, 50), one);
            report.figure(act.about + ", " + visitors + " visitors, p95", percentile(together, act, 95), one);
        }
        List<String> wrong = new ArrayList<>();
        for (List<Took> some : List.of(alone, together)) {
            some.stream().map(Took::wrong).filter(text -> !text.isEmpty()).forEach(wrong::add);
        }
        report.value("requests that failed", wrong.size() + " of " + (alone.size() + together.size()));
        wrong.stream().distinct().limit(5).forEach(report::note);
        report.mustBeUnder(1, "failed", "requests of " + visitors + " visitors that fail", wrong.size());
        report.mustBeUnder(
                1,
                "s",
                "counts of a changed condition, alone, median",
                percentile(alone, Act.COUNT, 50).wall());
    }

    private static Lap percentile(List<Took> all, Act act, int percent) {
        double[] sorted = all.stream()
                .filter(one -> one.act() == act)
                .mapToDouble(Took::seconds)
                .sorted()
                .toArray();
        return new Lap(sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)], 0);
    }

    /** What there is to look at. */
    private record Scene(List<String> texts) {
        Scene(Path folder, int segments) throws IOException {
            this(texts(folder, segments));
        }

        private static List<String> texts(Path folder, int segments) throws IOException {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < segments; i++) {
                texts.add(Files.readString(folder.resolve("segments/" + WorkspaceTexts.name(i) + ".yaml")));
            }
            return texts;
        }

        void awaitCounts(Visitor visitor) throws IOException, InterruptedException {
            for (int looks = 0; looks < LOOKS_MOST; looks++) {
                String page =
                        visitor.open("/segments/" + WorkspaceTexts.name(0)).body();
                if (page.contains(sign(Act.SEGMENT))) {
                    return;
                }
                Thread.sleep(LOOKS_AT_LEAST);
            }
            throw new IOException("a segment does not get its counts");
        }

        /** Does everything there is as often as it is told; what fails is told, and does not end it. */
        List<Took> play(Visitor visitor, Random random, int turns, boolean looks) throws InterruptedException {
            List<Took> took = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                List<Act> acts = new ArrayList<>(Arrays.asList(Act.values()));
                Collections.shuffle(acts, random);
                for (Act act : acts) {
                    if (looks) {
                        Thread.sleep(LOOKS_AT_LEAST + random.nextInt(LOOKS_LONGER));
                    }
                    long start = System.nanoTime();
                    String wrong = "";
                    try {
                        HttpResponse<String> answer = done(act, visitor, random);
                        if (answer.statusCode() >= REFUSED) {
                            wrong = act.about + ": " + answer.statusCode();
                        } else if (!answer.body().contains(sign(act))) {
                            wrong = act.about + ": another page";
                        }
                    } catch (IOException failed) {
                        wrong = act.about + ": " + failed;
                    }
                    took.add(new Took(act, (System.nanoTime() - start) / 1e9, wrong));
                }
            }
            return took;
        }

        private HttpResponse<String> done(Act act, Visitor visitor, Random random)
                throws IOException, InterruptedException {
            int number = random.nextInt(texts.size());
            return switch (act) {
                case TODAY -> visitor.open("/");
                case LIST -> visitor.open("/segments");
                case SEGMENT -> visitor.open("/segments/" + WorkspaceTexts.name(number));
                case COUNT ->
                    visitor.ask(
                            "/segments/" + WorkspaceTexts.name(number) + "/try",
                            Map.of("text", changed(texts.get(number), random)));
                case FINDINGS -> visitor.open("/findings");
                case LAW -> visitor.open("/law?q=consent");
            };
        }

        /** With a bound that nobody has asked about before. */
        private static String changed(String text, Random random) {
            return text.stripTrailing() + "\n  and lifetime_value > " + random.nextInt(500_000) / 100.0 + "\n";
        }

        /** What stands in the answer that is meant, and in no other. */
        private static String sign(Act act) {
            return switch (act) {
                case TODAY, LIST, FINDINGS, LAW -> "class=\"rail\"";
                case SEGMENT, COUNT -> "funnel";
            };
        }
    }
}
