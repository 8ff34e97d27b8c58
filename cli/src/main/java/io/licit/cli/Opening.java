package io.licit.cli;

import io.licit.core.diagnostic.Suggestions;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Opens the workspace of a command, and finds in it what the command names. */
final class Opening {
    private Opening() {}

    static Opened read(Options options, Shell shell) {
        return Opened.read(options.workspace(shell), options.asOf(shell));
    }

    /** As above, for a command that goes on to the data: the database is got ready meanwhile. */
    static Opened readForData(Options options, Shell shell) {
        Warehouse.warmUp();
        return read(options, shell);
    }

    /** The segments that a command is about: those named, or all. */
    static Set<String> asked(Opened opened, List<String> named) {
        Set<String> all = opened.segments();
        if (named.isEmpty()) {
            return all;
        }
        named.forEach(id -> requireKnown(opened, id, all));
        return new TreeSet<>(named);
    }

    private static void requireKnown(Opened opened, String id, Collection<String> all) {
        if (opened.workspace().isPresent() && !all.contains(id)) {
            String near = Suggestions.didYouMean(id, all).text();
            throw CliException.usage(
                    "there is no segment `" + id + "`",
                    near.isEmpty() ? "the segments are " + String.join(", ", all) : near);
        }
    }

    /** The campaigns that a command is about, by id: those named, or all. */
    static Map<String, Campaign> campaigns(Opened opened, List<String> named) {
        Map<String, Campaign> all =
                new TreeMap<>(opened.workspace().map(Workspace::campaigns).orElse(Map.of()));
        named.forEach(id -> requireCampaign(opened, id, all.keySet()));
        if (!named.isEmpty()) {
            all.keySet().retainAll(named);
        }
        return all;
    }

    /** A campaign whose file holds a mistake is not there either; the mistake says so better. */
    private static void requireCampaign(Opened opened, String id, Collection<String> all) {
        if (opened.workspace().filter(Workspace::campaignsWhole).isPresent() && !all.contains(id)) {
            String near = Suggestions.didYouMean(id, all).text();
            String others = all.isEmpty() ? "write one in `campaigns/`" : "the campaigns are " + String.join(", ", all);
            throw CliException.usage("there is no campaign `" + id + "`", near.isEmpty() ? others : near);
        }
    }
}
