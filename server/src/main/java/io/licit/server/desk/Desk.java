package io.licit.server.desk;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.campaign.ApprovalDigests;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.IdentityProviderSettings;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.account.Role;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Request;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import io.licit.server.route.Visitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The workspace as all visitors see it: read again when a file of it has changed or the law may have. */
public final class Desk implements AutoCloseable {
    /** How long a check stands: facts such as the end of a waiver have days, and a page is looked at for minutes. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Path folder;
    private final Clock clock;
    private final Programme programme;
    private final List<IdentityProviderSettings> providers;
    private final DefinitionFiles files;
    private final DefinitionFiles campaignFiles;
    private final BodyFiles bodyFiles;
    private final Reviews reviews;
    private final Judgements judgements;
    private final OpenData openData;
    private final Data data;
    private final Object reading = new Object();
    /** What stands; one, or none before the first visit. */
    private final List<Standing> standing = new ArrayList<>(1);
    /** What keeps the data ready; one, or none. */
    private final List<Readiness> keeping = new ArrayList<>(1);

    private Desk(
            Path folder,
            Clock clock,
            Programme programme,
            List<IdentityProviderSettings> providers,
            Duration patience) {
        this.folder = folder;
        this.clock = clock;
        this.programme = programme;
        this.providers = providers;
        Versions versions = new Versions(programme);
        this.files = new DefinitionFiles(versions, Versions.Kind.SEGMENT);
        this.campaignFiles = new DefinitionFiles(versions, Versions.Kind.CAMPAIGN);
        this.bodyFiles = new BodyFiles(versions);
        this.openData = new OpenData(folder, programme, patience);
        this.data = new Data(openData);
        this.reviews = new Reviews(this);
        this.judgements = new Judgements(this, folder);
    }

    /**
     * @param environment as {@link Programme#open} has it
     * @param patience how long whoever asks waits for data that is new and being read
     */
    public static Desk open(Path folder, Map<String, String> environment, Clock clock, Duration patience) {
        Optional<Settings> read =
                Opened.read(folder, clock.instant()).workspace().map(Workspace::settings);
        ProgrammeSettings settings = read.map(Settings::programme).orElse(ProgrammeSettings.USUAL);
        List<IdentityProviderSettings> providers =
                read.flatMap(Settings::identityProvider).stream().toList();
        return new Desk(folder, clock, Programme.open(folder, settings, environment, clock), providers, patience);
    }

    /** Who signs staff in, as it was stated when the application began; one, or none. */
    public List<IdentityProviderSettings> identityProviders() {
        return providers;
    }

    /** Those of segments; one for all, so that two who write are one after the other. */
    public DefinitionFiles files() {
        return files;
    }

    /** Where the workspace is. */
    public Path folder() {
        return folder;
    }

    public DefinitionFiles campaignFiles() {
        return campaignFiles;
    }

    public BodyFiles bodyFiles() {
        return bodyFiles;
    }

    /** What is found on campaigns. */
    public Reviews reviews() {
        return reviews;
    }

    /** How segments treat groups. */
    public Judgements judgements() {
        return judgements;
    }

    /** What is asked of the data. */
    public Data data() {
        return data;
    }

    /** From now on the data is read and made ready before somebody asks. */
    public synchronized void keepReady() {
        if (keeping.isEmpty()) {
            keeping.add(Readiness.of(this));
        }
    }

    /** Whether whoever asks now waits for nothing but her answer, as far as that is kept so. */
    synchronized boolean isReady() {
        return keeping.stream().anyMatch(Readiness::isReady);
    }

    public Programme programme() {
        return programme;
    }

    public Clock clock() {
        return clock;
    }

    /**
     * A workspace with what a check of all of it found.
     *
     * @param checked empty where the settings or the catalogue can't be read
     * @param approvals what approvals are of; empty where nothing is checked
     */
    public record Standing(
            Opened opened,
            Optional<Checker.Checked> checked,
            Optional<ApprovalDigests> approvals,
            Fingerprint fingerprint) {
        static Standing of(Opened opened, Fingerprint fingerprint) {
            Optional<Checker.Checked> checked = opened.workspace().map(read -> opened.check(read, opened.segments()));
            return new Standing(
                    opened,
                    checked,
                    checked.flatMap(one -> opened.workspace().map(read -> new ApprovalDigests(one, read))),
                    fingerprint);
        }

        /** What an approval of a segment is of; empty where it or a campaign on it has mistakes. */
        public Optional<ApprovalDigest> approval(String segment) {
            return approvals.flatMap(all -> all.of(segment));
        }

        public Workspace workspace() {
            return opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        }

        public Checker.Checked sound() {
            return checked.orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        }

        /** Segments that have a plan. */
        public Set<String> planned() {
            Set<String> all = new TreeSet<>(sound().segments().keySet());
            all.removeAll(workspace().unreadable());
            return all;
        }

        /** Counts under this are not shown to a visitor; 1 shows all. */
        public long minimum(Visitor visitor) {
            boolean seesAll = visitor.has(Role.OFFICER) || visitor.has(Role.AUDITOR);
            return seesAll
                    ? 1
                    : workspace()
                            .settings()
                            .minimumSegmentSize()
                            .orElse(workspace().settings().fairness().minimumGroup());
        }

        /** What was found in texts, then what the law says. */
        public List<Diagnostic> findings() {
            return found(opened, checked);
        }
    }

    public Standing standing() {
        synchronized (reading) {
            Fingerprint now = Fingerprint.of(folder);
            Instant instant = clock.instant();
            Optional<Standing> known = standing.stream()
                    .filter(one -> one.fingerprint().equals(now))
                    .filter(one -> one.opened().asOf().plus(FRESH).isAfter(instant))
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            Opened opened = Opened.read(folder, instant);
            Standing made = Standing.of(opened, now);
            standing.clear();
            standing.add(made);
            return made;
        }
    }

    /** How long what stands does so by itself; nothing where none does. */
    Duration standsFor() {
        synchronized (reading) {
            return standing.stream()
                    .map(one -> Duration.between(
                            clock.instant(), one.opened().asOf().plus(FRESH)))
                    .filter(left -> !left.isNegative())
                    .findFirst()
                    .orElse(Duration.ZERO);
        }
    }

    /** A segment as it would be with another text of its file. */
    public record Tried(Opened opened, Optional<Checker.Checked> checked, List<Diagnostic> findings) {}

    public Tried tried(Standing stands, String segment, SourceFile text) {
        Opened opened = stands.opened().with(text);
        Optional<Checker.Checked> checked = opened.workspace().map(read -> opened.check(read, Set.of(segment)));
        return new Tried(
                opened,
                checked,
                found(opened, checked).stream()
                        .filter(one -> isAbout(one, segment, text.path()))
                        .toList());
    }

    /** What is wrong in texts, then what the law says. */
    private static List<Diagnostic> found(Opened opened, Optional<Checker.Checked> checked) {
        List<Diagnostic> all = new ArrayList<>(opened.problems());
        checked.ifPresent(one -> {
            all.addAll(one.broken());
            all.addAll(one.findings());
        });
        return all;
    }

    private static boolean isAbout(Diagnostic one, String segment, String path) {
        return one.segment()
                .map(segment::equals)
                .orElse(one.span().file().path().equals(path));
    }

    /** Decisions on a segment as it stands; empty where it or a campaign on it has mistakes. */
    public Optional<Decisions> decisions(Standing stands, String segment) {
        return Decisions.on(segment, programme, stands.workspace(), stands.sound());
    }

    /**
     * A request for an approval that waits.
     *
     * @param isAsAsked whether the segment, its law and its campaigns still are what was asked for
     */
    public record Waits(Request request, boolean isAsAsked) {
        /** Whether a visitor is one who could decide it. */
        public boolean isFor(Visitor visitor) {
            boolean isAsked = request.reviewer().isEmpty() || Actor.isSame(request.reviewer(), visitor.id());
            return isAsAsked && isAsked && visitor.has(Role.OFFICER) && !isOf(visitor);
        }

        /** Whether a visitor asked. */
        public boolean isOf(Visitor visitor) {
            return Actor.isSame(request.by(), visitor.id());
        }
    }

    /** Requests that wait, of segments that there are, the oldest first. */
    public List<Waits> waiting(Standing stands) {
        return new Approvals(programme)
                .waiting().stream()
                        .filter(request -> stands.opened().segments().contains(request.segment()))
                        .map(request -> new Waits(
                                request,
                                stands.approval(request.segment())
                                        .map(ApprovalDigest::digest)
                                        .filter(request.digest()::equals)
                                        .isPresent()))
                        .toList();
    }

    @Override
    public void close() {
        keeping.forEach(Readiness::close);
        openData.close();
        programme.close();
    }
}
