package io.licit.server.desk;

import io.licit.core.campaign.Library;
import io.licit.core.campaign.Outlook;
import io.licit.core.campaign.Recipients;
import io.licit.core.campaign.Review;
import io.licit.core.catalogue.Channel;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.engine.folder.ShippedLaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is found on campaigns. Recipients are counted once for what they depend on, since a message is typed letter by
 * letter; they are counted anew when the workspace is.
 */
public final class Reviews {
    private final Desk desk;
    private final Object knowing = new Object();
    /** What is known of what stands; one, or none before the first question. */
    private final List<Known> known = new ArrayList<>(1);

    Reviews(Desk desk) {
        this.desk = desk;
    }

    /**
     * A campaign as it was read, with what is found on it.
     *
     * @param campaign empty where its text can't be read as one
     * @param outlook empty where its segment does not stand, or its message can't be read
     */
    public record Reviewed(
            Opened opened,
            Optional<Campaign> campaign,
            List<Diagnostic> findings,
            Optional<Outlook> outlook,
            Optional<Recipients> recipients) {
        public Reviewed {
            findings = List.copyOf(findings);
        }
    }

    /** What the number of recipients depends on, beside the workspace and the data. */
    private record Reach(String campaign, String segment, Channel channel, Optional<SendTime> at) {
        static Reach of(Campaign campaign) {
            return new Reach(campaign.id(), campaign.segment(), campaign.channel(), campaign.sendAt());
        }
    }

    private record Known(
            Desk.Standing stands, Library library, Map<Reach, Recipients> counted, Map<String, Reviewed> reviewed) {}

    private Known known(Desk.Standing stands) {
        synchronized (knowing) {
            if (known.isEmpty() || known.get(0).stands() != stands) {
                Library library =
                        Library.read(ShippedLaw.sources(), stands.workspace().sources(), new Diagnostics());
                known.clear();
                known.add(new Known(stands, library, new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
            }
            return known.get(0);
        }
    }

    /** A campaign as it stands. */
    public Reviewed standing(Desk.Standing stands, String id, boolean isTold) {
        Known here = known(stands);
        if (!isTold) {
            return review(here, stands.opened(), id, false);
        }
        return here.reviewed().computeIfAbsent(id, key -> review(here, stands.opened(), id, true));
    }

    /**
     * A campaign as it would be with another text of its file.
     *
     * @param isTold whether findings may say how many recipients they are about
     */
    public Reviewed tried(Desk.Standing stands, String id, SourceFile text, boolean isTold) {
        return review(known(stands), stands.opened().with(text), id, isTold);
    }

    private Reviewed review(Known here, Opened opened, String id, boolean isTold) {
        Optional<Campaign> campaign = opened.workspace()
                .flatMap(read -> Optional.ofNullable(read.campaigns().get(id)));
        Diagnostics found = new Diagnostics();
        opened.problems().stream().filter(one -> isAbout(one, id, campaign)).forEach(found::add);
        if (campaign.isEmpty()) {
            return new Reviewed(opened, campaign, found.sorted(), Optional.empty(), Optional.empty());
        }
        Campaign asked = campaign.get();
        Workspace workspace = opened.workspace().orElseThrow();
        Checker.Checked checked = opened.check(workspace, Set.of(asked.segment()));
        found.addAll(checked.broken());
        Optional<Recipients> recipients =
                recipients(here, opened, workspace, asked).map(all -> isTold ? all : all.untold());
        found.addAll(Review.of(asked, workspace, checked, recipients, here.library(), opened.asOf()));
        return new Reviewed(
                opened,
                campaign,
                found.sorted(),
                Outlook.of(asked, workspace, checked, recipients, here.library(), opened.asOf()),
                recipients);
    }

    private static boolean isAbout(Diagnostic one, String id, Optional<Campaign> campaign) {
        String path = one.span().file().path();
        return campaign.map(found -> found.span().file().path().equals(path))
                        .orElse(path.equals("campaigns/" + id + ".yaml"))
                || path.startsWith("law/patterns");
    }

    private Optional<Recipients> recipients(Known here, Opened opened, Workspace workspace, Campaign campaign) {
        if (here.counted().isEmpty()) {
            Desk.Standing stands = here.stands();
            count(
                    here,
                    stands.opened(),
                    stands.workspace(),
                    stands.workspace().campaigns().values());
        }
        if (!here.counted().containsKey(Reach.of(campaign))) {
            count(here, opened, workspace, List.of(campaign));
        }
        return Optional.ofNullable(here.counted().get(Reach.of(campaign)));
    }

    private void count(Known here, Opened opened, Workspace workspace, Collection<Campaign> asked) {
        Map<String, Recipients> counted = desk.data().recipients(opened, workspace, asked);
        asked.forEach(one -> Optional.ofNullable(counted.get(one.id()))
                .ifPresent(persons -> here.counted().put(Reach.of(one), persons)));
    }
}
